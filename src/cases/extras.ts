import type { DocObject } from './document.ts';

/** A member of a file that this version does not know, as it was written. A newer version may need it. */
export interface Extra {
  readonly name: string;
  /** Its value, to the character. */
  readonly json: string;
  /** The member it stands behind; without one it is the first. */
  readonly after?: string | undefined;
}

/** What a document holds besides the members of these names. What a migration has made over is not looked at. */
export function extrasOf({ source }: DocObject, known: readonly string[]): readonly Extra[] {
  if (!source) return [];
  return source.members.flatMap(({ name, value }, index) => {
    const json = source.json.slice(value.start, value.end);
    return known.includes(name) ? [] : [{ name, json, after: source.members[index - 1]?.name }];
  });
}

/**
 * A JSON object with these members, two spaces deeper than `indent`, and what a newer version wrote into it: to the
 * character, behind the member it stood behind, or at the end where that one is not written.
 */
export function objectJson(members: readonly (readonly [string, string])[], extras: readonly Extra[], indent: string) {
  const all = [...members];
  for (const { name, json, after } of extras) {
    const before = all.findIndex(([one]) => one === after);
    all.splice(after === undefined ? 0 : before < 0 ? all.length : before + 1, 0, [name, json]);
  }
  const lines = all.map(([name, json]) => `${indent}  ${JSON.stringify(name)}: ${json}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** The members of an object as `objectJson` takes them. */
export function jsonMembers(value: object, indent: string): (readonly [string, string])[] {
  return Object.entries(value).map(([name, member]: [string, unknown]) => [
    name,
    JSON.stringify(member, null, 2).replaceAll('\n', `\n${indent}  `),
  ]);
}
