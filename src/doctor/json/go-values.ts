import type { Json } from './model.ts';
import { goText as number } from './numbers.ts';
import { goText } from './shown.ts';
import { STRINGS } from './strings.ts';
import { byUnit } from './write.ts';

// What Go's fmt makes of a parsed body beside %v of a map. Checked against Go 1.19.

/** %#v of a map[string]interface{}. */
export function goSyntax(json: Json): string {
  switch (json.is) {
    case 'object':
      return `map[string]interface {}{${byUnit(json.members)
        .map(([name, value]) => `${STRINGS.goNoHtml(name)}:${inside(value)}`)
        .join(', ')}}`;
    case 'array':
      return `[]interface {}{${json.items.map(inside).join(', ')}}`;
    case 'string':
      return STRINGS.goNoHtml(json.text);
    case 'number':
      return number(json.literal);
    default:
      return json.is;
  }
}

const inside = (json: Json): string => (json.is === 'null' ? 'interface {}(nil)' : goSyntax(json));

/** %v or %+v of a struct with these members; undefined for what is no object. */
export function goStruct(json: Json, nameOf?: (name: string) => string): string | undefined {
  return json.is === 'object' ? struct(json, nameOf) : undefined;
}

function struct(json: Json, nameOf?: (name: string) => string): string {
  if (json.is === 'array') return `[${json.items.map((item) => struct(item, nameOf)).join(' ')}]`;
  if (json.is === 'number') return /[.eE]/.test(json.literal) ? number(json.literal) : json.literal;
  if (json.is !== 'object') return goText(json);
  // What has no members is no struct that anybody writes.
  if (json.members.length === 0) return 'map[]';
  const members = json.members.map(([name, value]) => `${nameOf ? `${nameOf(name)}:` : ''}${struct(value, nameOf)}`);
  return `{${members.join(' ')}}`;
}

const INITIALISMS = /^(?:id|url|uri|api|ip|ok|http|https|json|html|uuid|sku)$/;
const words = (name: string): string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '');
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The field a member is read into, in the way of golint: orderId is OrderID. */
export const goField = (name: string): string =>
  words(name)
    .map((word) => (INITIALISMS.test(word.toLowerCase()) ? word.toUpperCase() : capital(word)))
    .join('');
/** The field a member is read into, by those who write OrderId where golint wants OrderID. */
export const plainField = (name: string): string => words(name).map(capital).join('');
/** A member's name in camelCase, whatever it was in: order_id, order-id and OrderId all give orderId. */
export const camelName = (name: string): string => {
  const whole = plainField(name);
  return whole.slice(0, 1).toLowerCase() + whole.slice(1);
};
/** A member's name in snake_case: orderId gives order_id. An abbreviation in capitals stays one word. */
export const snakeName = (name: string): string => words(name).join('_').toLowerCase();
