import { decodeJsonString, scanJson, type JsonNode } from './scan.ts';

/** A piece of JSON as it stands: `2600.00` stays `2600.00` on its way through a server. */
export class Exact {
  readonly literal: string;
  constructor(literal: string) {
    this.literal = literal;
  }
}

/** The object that a JSON text is, with its numbers as `Exact`; undefined for everything else. The last of like members counts. */
export function exactObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const scan = scanJson(text);
  if (!scan.ok || scan.root.type !== 'object') return undefined;
  return valueOf(text, scan.root) as Readonly<Record<string, unknown>>;
}

function valueOf(text: string, node: JsonNode): unknown {
  if (node.type === 'object')
    return Object.fromEntries(node.members.map(({ name, value }) => [name, valueOf(text, value)]));
  if (node.type === 'array') return node.items.map((item) => valueOf(text, item));
  const literal = text.slice(node.start, node.end);
  if (node.type === 'string') return decodeJsonString(literal);
  return node.type === 'number' ? new Exact(literal) : { true: true, false: false, null: null }[node.type];
}

/** Compact JSON as `JSON.stringify` writes it, `Exact` as it stands. Members that are undefined are left out. */
export function writeExact(value: unknown): string {
  if (value instanceof Exact) return value.literal;
  if (Array.isArray(value)) return `[${value.map(writeExact).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeExact(member)}`).join(',')}}`;
}
