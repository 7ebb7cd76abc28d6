import { hashOrder } from '../json/hash-order.ts';
import type { Json } from '../json/model.ts';

// What classes, maps and filters make of parsed JSON.

/** null, and nothing else. */
export const isNull = ({ is }: Json): boolean => is === 'null';
/** null, an empty text, and an array or object with nothing in it. */
export const isBlank = (json: Json): boolean =>
  isNull(json) ||
  (json.is === 'string' && json.text === '') ||
  (json.is === 'array' && json.items.length === 0) ||
  (json.is === 'object' && json.members.length === 0);
/** What Go's omitempty and a filter on truth leave out. */
export const isFalsy = (json: Json): boolean =>
  isBlank(json) || json.is === 'false' || (json.is === 'number' && Number(json.literal) === 0);

/** Every member, at any depth, under the name that comes of its own. */
export const renamed =
  (name: (member: string) => string) =>
  (json: Json): Json => {
    if (json.is === 'array') return { is: 'array', items: json.items.map(renamed(name)) };
    if (json.is !== 'object') return json;
    return { is: 'object', members: json.members.map(([key, value]) => [name(key), renamed(name)(value)]) };
  };
/** The outermost members only, each under the name that comes of its own. */
export const outerRenamed =
  (name: (member: string) => string) =>
  (json: Json): Json =>
    json.is === 'object' ? { is: 'object', members: json.members.map(([key, value]) => [name(key), value]) } : json;
/** Every object, at any depth, with its members in the order of a hash table (Java’s HashMap). */
export const hashed = (json: Json): Json => {
  if (json.is === 'array') return { is: 'array', items: json.items.map(hashed) };
  if (json.is !== 'object') return json;
  return { is: 'object', members: hashOrder(json.members).map(([key, value]) => [key, hashed(value)]) };
};
/** The outermost object only, with its members in the order of a hash table. */
export const outerHashed = (json: Json): Json =>
  json.is === 'object' ? { is: 'object', members: hashOrder(json.members) } : json;
/** Every value, at any depth, as a text, but those that are kept; what is in a kept array or object goes on. */
export const quoted =
  (text: (json: Json) => string, keeps: (json: Json) => boolean) =>
  (json: Json): Json => {
    if (keeps(json)) return json.is === 'array' || json.is === 'object' ? inside(json, quoted(text, keeps)) : json;
    return { is: 'string', text: text(json) };
  };
/** The values directly within an array or object, mapped; anything else as it is. */
export const inside = (json: Json, map: (json: Json) => Json): Json => {
  if (json.is === 'array') return { is: 'array', items: json.items.map(map) };
  return json.is === 'object' ? { is: 'object', members: json.members.map(([key, value]) => [key, map(value)]) } : json;
};
/** An array or an object. */
export const isStructure = ({ is }: Json): boolean => is === 'array' || is === 'object';
/** The outermost values as texts, but those that are kept. */
export const outerQuoted =
  (text: (json: Json) => string, keeps: (json: Json) => boolean = () => false) =>
  (json: Json): Json =>
    inside(json, (value) => (keeps(value) ? value : { is: 'string', text: text(value) }));
/** An object’s members as an array of what each comes to; undefined of anything else. */
export const list = (json: Json, of: (member: readonly [string, Json]) => Json): Json | undefined =>
  json.is === 'object' ? { is: 'array', items: json.members.map(of) } : undefined;
/** An object with its members in the order of their names. */
export const sortedPairs = (json: Json): Json =>
  json.is === 'object' ? { is: 'object', members: json.members.toSorted(([a], [b]) => (a < b ? -1 : 1)) } : json;
/** A member as an array of its name and its value. */
export const pair = ([key, value]: readonly [string, Json]): Json => ({
  is: 'array',
  items: [{ is: 'string', text: key }, value],
});
