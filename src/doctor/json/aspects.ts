import { decodeJsonString, scanJson, type JsonNode } from '../../core/json/scan.ts';

/**
 * In what other JSON texts differ from this one, as cause ids: the plain names of what a serialiser did.
 * Undefined when either is no JSON or the values themselves differ.
 */
export function aspectsFrom(before: string): (after: string) => readonly string[] | undefined {
  const scan = scanJson(before);
  if (!scan.ok) return () => undefined;
  const side: Side = { text: before, node: scan.root };
  const laidOut = layout(before);
  return (after) => {
    const other = scanJson(after);
    const found = new Set<string>();
    if (!other.ok || !compare(side, { text: after, node: other.root }, found)) return undefined;
    if (laidOut !== layout(after)) found.add('json-whitespace');
    return [...found].toSorted();
  };
}

interface Side {
  readonly text: string;
  readonly node: JsonNode;
}

function compare(a: Side, b: Side, found: Set<string>): boolean {
  if (a.node.type !== b.node.type) return false;
  if (a.node.type === 'object' && b.node.type === 'object') return compareObjects(a, b, found);
  if (a.node.type === 'array' && b.node.type === 'array') {
    const [left, right] = [a.node.items, b.node.items];
    return (
      left.length === right.length &&
      left.every((item, i) => {
        const other = right[i];
        return other !== undefined && compare({ text: a.text, node: item }, { text: b.text, node: other }, found);
      })
    );
  }
  const [left, right] = [literal(a), literal(b)];
  if (left === right) return true;
  if (a.node.type === 'number') return Boolean(found.add('number-formatting'));
  return a.node.type === 'string' && compareStrings(left, right, found);
}

function compareObjects(a: Side, b: Side, found: Set<string>): boolean {
  if (a.node.type !== 'object' || b.node.type !== 'object') return false;
  const [left, right] = [a.node.members, b.node.members];
  if (left.length !== right.length) return false;
  const isOrdered = left.every((member, i) => member.name === right[i]?.name);
  if (!isOrdered) found.add('json-key-order');
  // Bodies with thousands of members are real: each is looked up, not looked for.
  const byName = isOrdered ? undefined : new Map(right.toReversed().map((member) => [member.name, member]));
  return left.every((member, i) => {
    const other = byName ? byName.get(member.name) : right[i];
    if (!other) return false;
    const names = [nameLiteral(a.text, member.nameStart), nameLiteral(b.text, other.nameStart)] as const;
    if (names[0] !== names[1] && !compareStrings(names[0], names[1], found)) return false;
    return compare({ text: a.text, node: member.value }, { text: b.text, node: other.value }, found);
  });
}

const KINDS: readonly (readonly [cause: string, pattern: RegExp])[] = [
  ['json-escaped-slashes', /\\\//g],
  ['json-escaped-html', /\\u00(?:3c|3e|26|27|3d|2b|22|60)/gi],
];

/** Which kinds of escapes differ between two literals of one text. */
function compareStrings(left: string, right: string, found: Set<string>): boolean {
  if (decodeJsonString(left) !== decodeJsonString(right)) return false;
  let [a, b] = [left, right];
  for (const [cause, pattern] of KINDS) {
    const [plainA, plainB] = [a.replaceAll(pattern, plain), b.replaceAll(pattern, plain)];
    if ((plainA === a) !== (plainB === b) || (a.match(pattern) ?? []).join('') !== (b.match(pattern) ?? []).join(''))
      found.add(cause);
    [a, b] = [plainA, plainB];
  }
  if (a !== b) found.add('json-escaped-unicode');
  return true;
}

function plain(escape: string): string {
  return decodeJsonString(`"${escape}"`);
}

function literal({ text, node }: Side): string {
  return text.slice(node.start, node.end);
}

const NAME = /"(?:[^"\\]|\\.)*"/sy;

function nameLiteral(text: string, start: number): string {
  NAME.lastIndex = start;
  return NAME.exec(text)?.[0] ?? '';
}

/** A JSON text with everything but its white space reduced: what remains is the layout. */
function layout(text: string): string {
  return text
    .replaceAll(/"(?:[^"\\]|\\.)*"|[^\s,:[\]{}]+/g, 'x')
    .replaceAll(/[,:[\]{}x]+/g, (run) => (/\s/.test(run) ? run : '·'));
}
