import { readJson, type Json } from './model.ts';
import { jsNumber } from './numbers.ts';
import { STRINGS } from './strings.ts';
import { COMPACT, jsOrder, writeJson, type Serialiser } from './write.ts';

const JS: Serialiser = { string: STRINGS.js, number: jsNumber, layout: COMPACT, order: jsOrder };

/** The value as JSON.stringify writes it. */
export const jsJson = (json: Json): string => writeJson(json, JS);

/** A text that holds an object or an array, made into another text. */
export const asObject =
  (write: (json: Json) => string | undefined) =>
  (text: string): string | undefined => {
    const json = readJson(text);
    return json && (json.is === 'object' || json.is === 'array') ? write(json) : undefined;
  };
