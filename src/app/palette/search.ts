export interface Findable {
  readonly label: string;
  /** Searched, not shown. */
  readonly words: string;
}

export interface Group<Item> {
  readonly name: string;
  readonly items: readonly Item[];
  /** Too many to list: there when something is looked for. */
  readonly isSearchedOnly?: boolean;
}

/**
 * What has every word of the query, in any order; where a label has them all, before the others, and so with the groups.
 */
export function search<Item extends Findable>(groups: readonly Group<Item>[], query: string): Group<Item>[] {
  if (query.trim() === '') return groups.filter(({ isSearchedOnly }) => !isSearchedOnly);
  const wanted = query.toLowerCase().split(/\s+/);
  const has = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const found = groups.map(({ name, items }) => {
    const named = items.filter(({ label }) => has(label));
    const rest = items.filter((item) => !named.includes(item) && has(`${item.label} ${item.words}`));
    return { group: { name, items: [...named, ...rest] }, isNamed: named.length > 0 };
  });
  return found
    .filter(({ group }) => group.items.length > 0)
    .toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed))
    .map(({ group }) => group);
}
