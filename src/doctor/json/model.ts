import { decodeJsonString, scanJson, type JsonNode } from '../../core/json/scan.ts';

/** JSON as a parser sees it, numbers still the literal they were typed as. */
export type Json =
  | { readonly is: 'object'; readonly members: readonly Member[] }
  | { readonly is: 'array'; readonly items: readonly Json[] }
  | { readonly is: 'string'; readonly text: string }
  | { readonly is: 'number'; readonly literal: string }
  | { readonly is: 'true' | 'false' | 'null' };

export type Member = readonly [name: string, value: Json];

/** The value of a JSON text; undefined when it is none. A repeated name keeps its first place and its last value, as in every common parser. */
export function readJson(text: string): Json | undefined {
  if (last?.text === text) return last.json;
  const scan = scanJson(text);
  const json = scan.ok ? valueOf(text, scan.root) : undefined;
  last = { text, json };
  return json;
}

/** A hundred serialisers read one text after the other. */
let last: { readonly text: string; readonly json: Json | undefined } | undefined;

function valueOf(text: string, node: JsonNode): Json {
  switch (node.type) {
    case 'object': {
      const members = new Map<string, Json>();
      for (const { name, value } of node.members) members.set(name, valueOf(text, value));
      return { is: 'object', members: [...members] };
    }
    case 'array':
      return { is: 'array', items: node.items.map((item) => valueOf(text, item)) };
    case 'string':
      return { is: 'string', text: decodeJsonString(text.slice(node.start, node.end)) };
    case 'number':
      return { is: 'number', literal: text.slice(node.start, node.end) };
    default:
      return { is: node.type };
  }
}

/** A copy of the value with every string (and member name, if asked) mapped. */
export function mapStrings(json: Json, map: (text: string) => string, names = false): Json {
  if (json.is === 'array') return { is: 'array', items: json.items.map((item) => mapStrings(item, map, names)) };
  if (json.is === 'string') return { is: 'string', text: map(json.text) };
  if (json.is !== 'object') return json;
  return {
    is: 'object',
    members: json.members.map(([name, value]) => [names ? map(name) : name, mapStrings(value, map, names)]),
  };
}

/** A copy of the value without the members that `drops`, at every level. */
export function withoutMembers(json: Json, drops: (value: Json) => boolean): Json {
  if (json.is === 'array') return { is: 'array', items: json.items.map((item) => withoutMembers(item, drops)) };
  if (json.is !== 'object') return json;
  const kept = json.members.filter(([, value]) => !drops(value));
  return { is: 'object', members: kept.map(([name, value]) => [name, withoutMembers(value, drops)]) };
}
