import { decodeJsonString, type JsonMember, type JsonNode } from '../core/json/scan.ts';

/**
 * JSON as this project's files use it: every scalar is text. Numbers, true and false keep their literal, so
 * that `9007199254740993` is that text and not the double next to it. Objects are maps: a member named
 * `__proto__` is a member like any other.
 */
export type Doc = string | null | readonly Doc[] | DocObject;
export interface DocObject extends ReadonlyMap<string, Doc> {
  /** A name that stands in it more than once: only the last member of that name is in the map. */
  readonly repeated?: string;
  /** Where it was read: its members as they were written. */
  readonly source?: { readonly json: string; readonly members: readonly JsonMember[] };
}

/** The document a node of a scanned text stands for. Of members with one name the last counts. */
export function documentOf(json: string, node: JsonNode): Doc {
  switch (node.type) {
    case 'object': {
      const read = node.members.map(({ name, value }) => [name, documentOf(json, value)] as const);
      const map = Object.assign(new Map(read), { source: { json, members: node.members } });
      if (map.size === node.members.length) return map;
      const seen = new Set<string>();
      const repeated = node.members.find(({ name }) => seen.has(name) || !seen.add(name))?.name;
      return repeated === undefined ? map : Object.assign(map, { repeated });
    }
    case 'array':
      return node.items.map((item) => documentOf(json, item));
    case 'null':
      return null;
    case 'string':
      return decodeJsonString(json.slice(node.start, node.end));
    default:
      return json.slice(node.start, node.end);
  }
}

/** Whether it is an object; `undefined` is none. */
export function isObject(doc: Doc | undefined): doc is DocObject {
  return doc instanceof Map;
}

/** What a document is, in a word for a message. */
export function kindOf(doc: Doc | undefined): string {
  if (doc === undefined) return 'nothing';
  if (doc === null) return 'null';
  if (typeof doc === 'string') return 'a single value';
  return isObject(doc) ? 'an object' : 'an array';
}
