import { Cursor } from '../../core/cursor.ts';

/** A JavaScript literal, read without being run. Whatever is no literal is `unknown`. */
export type JsValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'word'; readonly word: 'true' | 'false' | 'null' | 'undefined' }
  | { readonly is: 'object'; readonly members: readonly (readonly [name: string, value: JsValue])[] }
  | { readonly is: 'array'; readonly items: readonly JsValue[] }
  /** `callee(arguments)`, `new Callee(arguments)`. */
  | { readonly is: 'call'; readonly callee: string; readonly args: readonly JsValue[] }
  | { readonly is: 'unknown' };

/** What cannot be read: the text ends, or something stands where no expression can. */
export class Unreadable extends Error {}

const SPACE = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))*/y;
const NUMBER = /[+-]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w$.])/y;
const NAME = /[A-Za-z_$][\w$]*(?:\s*\??\.\s*[A-Za-z_$][\w$]*)*/y;
const MAX_DEPTH = 100;

/** Reads literals from a source text, from a place on (ECMA-262 section 12.9). */
export class JsReader extends Cursor {
  /** Names that stand where a value should be. */
  readonly unknown = new Set<string>();
  private depth = 0;

  /** An expression: a literal, or literals joined by `+`. */
  value(): JsValue {
    if (++this.depth > MAX_DEPTH) throw new Unreadable('more than 100 nested levels');
    let value = this.operand();
    for (;;) {
      this.take(SPACE);
      if (this.text[this.at] !== '+') break;
      this.at++;
      value = joined(value, this.operand());
    }
    this.depth--;
    return value;
  }

  /** Values apart by commas, up to a closing mark, which is taken too. */
  list(close: string): JsValue[] {
    const values: JsValue[] = [];
    for (;;) {
      this.take(SPACE);
      if (this.optional(close)) return values;
      values.push(this.value());
      this.take(SPACE);
      if (!this.optional(',')) {
        this.expect(close);
        return values;
      }
    }
  }

  private operand(): JsValue {
    this.take(SPACE);
    const char = this.text[this.at];
    if (char === undefined) throw new Unreadable('the end of the text');
    if (char === '"' || char === "'" || char === '`') return this.string(char);
    if (this.optional('{')) return { is: 'object', members: this.members() };
    if (this.optional('[')) return { is: 'array', items: this.list(']') };
    if (this.optional('(')) return this.inParentheses();
    const number = this.take(NUMBER);
    if (number !== '') return { is: 'number', number: Number(number) };
    return this.named();
  }

  private inParentheses(): JsValue {
    const value = this.value();
    this.take(SPACE);
    this.expect(')');
    return value;
  }

  private named(): JsValue {
    const isNew = this.take(/(?:new|await)\s+/y) !== '';
    const name = this.take(NAME).replace(/\s+/g, '');
    if (name === '') throw new Unreadable('something that is not a literal');
    this.take(SPACE);
    if (this.optional('(')) {
      const call: JsValue = { is: 'call', callee: name, args: this.list(')') };
      // `new URLSearchParams(…).toString()` is the same text.
      this.take(/\s*\.\s*toString\s*\(\s*\)/y);
      return call;
    }
    if (!isNew && (name === 'true' || name === 'false' || name === 'null' || name === 'undefined'))
      return { is: 'word', word: name };
    this.unknown.add(name.slice(0, 60));
    return { is: 'unknown' };
  }

  private members(): [string, JsValue][] {
    const members: [string, JsValue][] = [];
    for (;;) {
      this.take(SPACE);
      if (this.optional('}')) return members;
      if (this.take(/\.\.\./y) !== '') {
        this.value();
        this.unknown.add('…');
      } else members.push(this.member());
      this.take(SPACE);
      if (!this.optional(',')) {
        this.expect('}');
        return members;
      }
    }
  }

  private member(): [string, JsValue] {
    const char = this.text[this.at] ?? '';
    let name: string;
    if (char === '[') {
      this.at++;
      const computed = this.value();
      this.take(SPACE);
      this.expect(']');
      name = computed.is === 'text' ? computed.text : '';
    } else if (char === '"' || char === "'") {
      const key = this.string(char);
      name = key.is === 'text' ? key.text : '';
    } else name = this.take(/[A-Za-z_$][\w$]*|\d+(?:\.\d+)?/y);
    this.take(SPACE);
    if (/[,}]/.test(this.text[this.at] ?? '')) {
      this.unknown.add(name.slice(0, 60));
      return [name, { is: 'unknown' }];
    }
    this.expect(':');
    return [name, this.value()];
  }

  private string(quote: string): JsValue {
    const stop = STOPS[quote] ?? STOP;
    let out = '';
    let hasHole = false;
    this.at++;
    for (;;) {
      stop.lastIndex = this.at;
      const end = stop.exec(this.text)?.index;
      if (end === undefined) throw new Unreadable('a quote that is never closed');
      out += this.text.slice(this.at, end);
      this.at = end;
      const char = this.text[end];
      if (char === quote) {
        this.at++;
        return hasHole ? { is: 'unknown' } : { is: 'text', text: out };
      }
      if (char === '\\') out += this.escape();
      else if (char === '$' && this.text[end + 1] === '{') {
        hasHole = true;
        this.unknown.add('${…}');
        this.at += 2;
      } else if (char === '$') {
        out += '$';
        this.at++;
      } else throw new Unreadable('a quote that is not closed on its line');
    }
  }

  private escape(): string {
    const hex = this.take(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\})/y);
    if (hex !== '') {
      const point = Number.parseInt(hex.replace(/[\\xu{}]/g, ''), 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    }
    const end = this.take(/\\(?:\r\n|[\n\r\u2028\u2029])/y);
    if (end !== '') return '';
    const letter = this.text[this.at + 1] ?? '';
    this.at += 2;
    return ESCAPES[letter] ?? letter;
  }

  private expect(char: string): void {
    if (!this.optional(char))
      throw new Unreadable(this.at >= this.text.length ? 'the end of the text' : 'something that is not a literal');
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };
const STOP = /['\\\n\r]/g;
const STOPS: Readonly<Record<string, RegExp>> = { "'": STOP, '"': /["\\\n\r]/g, '`': /[`\\$]/g };

function joined(left: JsValue, right: JsValue): JsValue {
  return left.is === 'text' && right.is === 'text' ? { is: 'text', text: left.text + right.text } : { is: 'unknown' };
}
