export interface Findable {
  readonly label: string;
  /** Searched, not shown. */
  readonly words: string;
}

export interface Group<Item> {
  readonly name: string;
  readonly items: readonly Item[];
}

/** What has every word of the query, in any order; where a label has them all, before the others. */
export function search<Item extends Findable>(groups: readonly Group<Item>[], query: string): Group<Item>[] {
  const wanted = query.toLowerCase().split(/\s+/);
  const has = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const found = groups.map(({ name, items }) => {
    const named = items.filter(({ label }) => has(label));
    const rest = items.filter((item) => !named.includes(item) && has(`${item.label} ${item.words}`));
    return { name, items: [...named, ...rest] };
  });
  return found.filter(({ items }) => items.length > 0);
}
