import type { Octets } from '../core/bytes/octets.ts';
import { encodeBase64 } from '../core/bytes/base64.ts';
import { encodeHex } from '../core/bytes/hex.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import type { Engine, HashName } from '../core/crypto/port.ts';
import type { Expr } from '../core/recipe/expression.ts';
import { OPS } from '../core/recipe/ops/index.ts';
import { bytesValue, LITERAL, textValue, type Value } from '../core/recipe/value.ts';

/**
 * One node's value for the search. The ops met at every attempt are computed without the origins
 * that the op table keeps; all others ask the table. Whatever is found is computed again by the
 * table before it is reported, so a slip here could hide an explanation but never make one.
 */
export class Quick {
  private readonly engine: Engine<'sync'>;
  private readonly encodings = new Map<string, string>();
  private readonly buffer = new Uint8Array(LONGEST);

  constructor(engine: Engine<'sync'>) {
    this.engine = engine;
  }

  step(node: Expr, args: readonly Value[]): Value | undefined {
    switch (node.op) {
      case 'utf8':
        return this.utf8(args[0]);
      case 'hash':
        return this.hash(node, args[0]);
      case 'hmac':
        return this.hmac(node, args[0], args[1]);
      case 'whenPresent':
        return whenPresent(args[0], args[1]);
      case 'joinPresent':
        return joinedPresent(args, String(node.param));
      case 'base64':
        return textOfBytes(args[0], base64Of);
      case 'hex':
        return textOfBytes(args[0], encodeHex);
      case 'percentEncode':
        return percentEncoded(args[0]) ?? this.asked(node, args);
      case 'formEncode':
        return this.form(args[0]);
      default:
        return this.asked(node, args);
    }
  }

  private asked(node: Expr, args: readonly Value[]): Value | undefined {
    const result = OPS[node.op].evaluate(args, node.param);
    if ('request' in result) return bytesValue(this.engine.run(result.request), LITERAL);
    return 'refused' in result ? undefined : result;
  }

  private hash(node: Expr, data: Value | undefined): Value | undefined {
    if (data?.kind !== 'bytes') return undefined;
    const algorithm = node.param as HashName;
    return bytesValue(this.engine.run({ call: 'hash', algorithm, data: data.bytes }), LITERAL);
  }

  private hmac(node: Expr, key: Value | undefined, data: Value | undefined): Value | undefined {
    if (key?.kind !== 'bytes' || data?.kind !== 'bytes' || key.size === 0) return undefined;
    const call = { call: 'hmac', algorithm: node.param as HashName, key: key.bytes, data: data.bytes } as const;
    return bytesValue(this.engine.run(call), LITERAL);
  }

  private form(of: Value | undefined): Value | undefined {
    if (of?.kind !== 'pairs') return undefined;
    let form = '';
    for (const [name, { text }] of of.pairs)
      if (text !== '') form += `${form === '' ? '' : '&'}${this.formed(name.text)}=${this.formed(text)}`;
    return textValue(form, LITERAL);
  }

  /** Most of a form stays as it is from one attempt to the next. */
  private formed(text: string): string {
    let known = this.encodings.get(text);
    if (known === undefined) {
      known = formEncoded(text);
      if (this.encodings.size > MOST) this.encodings.clear();
      this.encodings.set(text, known);
    }
    return known;
  }

  private utf8(of: Value | undefined): Value | undefined {
    return of?.kind === 'text' ? bytesValue(this.encoded(of.text), LITERAL) : undefined;
  }

  /** Short ASCII is copied by hand: a call of TextEncoder costs more than the hash of 100 bytes. */
  private encoded(text: string): Octets {
    const { length } = text;
    if (length > LONGEST) return encodeUtf8(text);
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return encodeUtf8(text);
      this.buffer[i] = unit;
    }
    return this.buffer.slice(0, length);
  }
}

function textOfBytes(of: Value | undefined, write: (bytes: Octets) => string): Value | undefined {
  return of?.kind === 'bytes' ? textValue(write(of.bytes), LITERAL) : undefined;
}

/** Of a digest, which is short, without a text for each letter. */
function base64Of(bytes: Octets): string {
  if (bytes.length > LONGEST) return encodeBase64(bytes, 'base64');
  const codes: number[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const block = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    codes.push(letterAt(block >> 18), letterAt((block >> 12) & 63));
    codes.push(left > 1 ? letterAt((block >> 6) & 63) : PADDING, left > 2 ? letterAt(block & 63) : PADDING);
  }
  return String.fromCharCode(...codes);
}

const letterAt = (six: number): number => LETTERS[six] ?? 0;
/** RFC 4648 section 4. */
const LETTERS = encodeUtf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 0x3d;

/** The platform's leaves five characters more as they are (RFC 3986 section 2.3 does not), and takes no half of a pair. */
function percentEncoded(of: Value | undefined): Value | undefined {
  if (of?.kind !== 'text' || /\p{Surrogate}/u.test(of.text)) return undefined;
  const text = encodeURIComponent(of.text);
  const differs = /[!'()*]/.test(text);
  return textValue(differs ? text.replaceAll(/[!'()*]/g, (found) => PERCENT_DIFFERS[found] ?? found) : text, LITERAL);
}

const PERCENT_DIFFERS: Readonly<Record<string, string>> = {
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '*': '%2A',
};

/** As the op writes it (WHATWG URL section 5.2), a half of a pair as U+FFFD. */
function formEncoded(text: string): string {
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(whole).replaceAll(/%20|[!'()~]/g, (found) => FORM_DIFFERS[found] ?? found);
}

const FORM_DIFFERS: Readonly<Record<string, string>> = {
  '%20': '+',
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '~': '%7E',
};
/** So many encodings are kept. */
const MOST = 200;
/** Longer texts are TextEncoder's. */
const LONGEST = 600;

function whenPresent(given: Value | undefined, then: Value | undefined): Value | undefined {
  if (given?.kind !== 'text' || then?.kind !== 'text') return undefined;
  return given.text === '' ? EMPTY : then;
}

const EMPTY = textValue('', LITERAL);

function joinedPresent(args: readonly Value[], separator: string): Value | undefined {
  let text: string | undefined;
  for (const part of args) {
    if (part.kind !== 'text') return undefined;
    if (part.text !== '') text = text === undefined ? part.text : text + separator + part.text;
  }
  return textValue(text ?? '', LITERAL);
}
