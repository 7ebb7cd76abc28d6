import { utf8Length } from '../bytes/text.ts';
import { runsOf, type Run } from '../bytes/origin.ts';
import type { Op } from './op.ts';
import { OPS } from './ops/index.ts';
import { bytesValue, textValue, type BytesValue, type TextValue, type Value } from './value.ts';

/** The ways a value can be looked at. */
export type Form = 'text' | 'hex' | 'base64';

/** The beginning of a value in one form, with the origin of everything in it. */
export interface Window {
  readonly text: string;
  /** Cover the text without gaps. */
  readonly runs: readonly Run[];
  /** Code units of the whole value in this form. */
  readonly total: number;
}

/** How many code units the value has in a form, without writing it out. */
export function totalOf(value: Value, form: Form): number {
  const plain = withoutPairs(value);
  if (form === 'text') return plain.kind === 'text' ? plain.size : part(plain, plain.size, 'text').size;
  const bytes = plain.kind === 'bytes' ? plain.size : utf8Length(plain.text);
  return form === 'hex' ? bytes * 2 : Math.ceil(bytes / 3) * 4;
}

/** Units [0, end) of the value in a form. Costs what the window costs, not what the value does. */
export function windowOf(value: Value, form: Form, end: number): Window {
  const shown = formed(value, form, end);
  return { text: shown.text, runs: runsOf(shown), total: totalOf(value, form) };
}

/** At least the first `end` units of the value in a form, as a value that knows its origins. */
export function formed(value: Value, form: Form, end: number): TextValue {
  return part(withoutPairs(value), end, form);
}

function part(value: TextValue | BytesValue, end: number, form: Form): TextValue {
  if (form === 'text') {
    if (value.kind === 'text') return head(value, end) as TextValue;
    const decoded = call('utf8Decode', value);
    // Not well-formed: the caller offers no text view, so this is only ever measured.
    return decoded.kind === 'text' ? (head(decoded, end) as TextValue) : textValue('', { how: 'literal' });
  }
  // Three bytes are the common measure of both forms: two digits a byte, four letters for three bytes.
  const bytes = Math.ceil(end / (form === 'hex' ? 2 : 4)) * (form === 'hex' ? 1 : 3);
  const encoded = value.kind === 'bytes' ? value : call('utf8', head(value, bytes));
  return call(form, head(encoded, bytes)) as TextValue;
}

/** The first units of a value; a character is never cut in half. */
function head(value: TextValue | BytesValue, end: number): TextValue | BytesValue {
  if (end >= value.size) return value;
  if (value.kind === 'bytes')
    return bytesValue(value.bytes.subarray(0, end), { how: 'pieces', pieces: [{ length: end, of: value, from: 0 }] });
  const lead = value.text.charCodeAt(end - 1);
  const length = lead >= 0xd800 && lead < 0xdc00 ? end + 1 : end;
  return textValue(value.text.slice(0, length), { how: 'pieces', pieces: [{ length, of: value, from: 0 }] });
}

/** Pairs have no text of their own; for looking at, they are written as lines of name=value. */
function withoutPairs(value: Value): TextValue | BytesValue {
  if (value.kind !== 'pairs') return value;
  const parts = value.pairs.flatMap(([name, text]) => [name, '=', text, '\n']);
  const text = parts.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
  return textValue(text, {
    how: 'pieces',
    pieces: parts.map((piece) => (typeof piece === 'string' ? { length: 1 } : { length: piece.size, of: piece })),
  });
}

function call(op: 'utf8' | 'utf8Decode' | 'hex' | 'base64', value: Value): TextValue | BytesValue {
  const { evaluate }: Op = OPS[op];
  const result = evaluate([value], null);
  return 'kind' in result && result.kind !== 'pairs' ? result : bytesValue(new Uint8Array(), { how: 'literal' });
}
