import { decodeJsonString, memberOf, type JsonNode } from '../../core/json/scan.ts';

/** A node with the text that it stands in. Members are looked up by name and never become properties. */
export interface Json {
  readonly text: string;
  readonly node: JsonNode;
}

/** The member of that name, the last where it stands twice; undefined where there is none, or no object. */
export function member(json: Json | undefined, name: string): Json | undefined {
  const found = json && memberOf(json.node, name);
  return found && json && { text: json.text, node: found.value };
}

/** The items of an array; none of anything else. */
export function items(json: Json | undefined): Json[] {
  return json?.node.type === 'array' ? json.node.items.map((node) => ({ text: json.text, node })) : [];
}

/** A string decoded; a number or word as the literal that stands there; undefined for the rest. */
export function scalar(json: Json | undefined): string | undefined {
  if (!json || json.node.type === 'object' || json.node.type === 'array' || json.node.type === 'null') return undefined;
  const literal = json.text.slice(json.node.start, json.node.end);
  return json.node.type === 'string' ? decodeJsonString(literal) : literal;
}

/** Rows of objects with a name and a value. */
export function pairs(list: readonly Json[], nameOf: string): [string, string][] {
  return list.flatMap((row): [string, string][] => {
    const name = scalar(member(row, nameOf));
    return name === undefined ? [] : [[name, scalar(member(row, 'value')) ?? '']];
  });
}
