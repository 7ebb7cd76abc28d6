import { Cursor } from '../../core/cursor.ts';

/** What a program printed of its own: a text (a number keeps its literal), or what holds others, by name or in order. */
export type Dumped = string | { readonly members: readonly (readonly [name: string, value: Dumped])[] };

const SPACE = /\s*/y;
/** What may stand before a value: `b'…'`, `Object [AxiosHeaders] {`, `string(32) "…"`, `array(3) {`, `map[…]`, `HTTPHeaderDict({…})`. */
const BEFORE =
  /(?:[bru]{1,2}(?=["'])|string\(\d+\)\s*|(?:object|class)\([\w\\]+\)\s*(?:#\d+\s*)?\(\d+\)\s*|array\(\d+\)\s*(?=\{)|[Aa]rray\s*(?=\()|map(?=\[)|Object\s*(?:\[[\w ]+\]\s*)?(?=\{)|[A-Z]\w*(?:\[[^\]\n]{0,40}\])?\s*(?=[({]))/y;
const WRAPPED = /(?:int|float|bool)\(([^()\n]{0,60})\)/y;
const KEY =
  /(?::?"([^"\n\\]{1,100})"|'([^'\n\\]{1,100})'|\[\s*["']?([^\]"'\n]{1,100})["']?\]|:?([A-Za-z_$][\w$.-]{0,99}|\d{1,9}))\s*(?:=>\s*|[:=](?!\/\/)[ \t]*)/y;
const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const MAX_DEPTH = 40;

/** No value of any notation stands there. */
export class NoDump extends Error {}

/**
 * Reads what programs print of a dictionary, in whichever notation begins at the place: Python, JavaScript, Ruby, PHP
 * (`print_r`, `var_dump`, `var_export`, literals), Go and Java maps. Nothing is run. Throws NoDump.
 */
export class DumpReader extends Cursor {
  private depth = 0;

  /** `isLine`: a value without quotes goes on to the end of its line, as print_r writes it. */
  value(isLine = false): Dumped {
    this.take(SPACE);
    const wrapped = this.take(WRAPPED);
    if (wrapped !== '') return wrapped.slice(wrapped.indexOf('(') + 1, -1);
    const before = this.take(BEFORE);
    if (isLine && before === '') return this.bare(isLine);
    const open = this.text[this.at] ?? '';
    if (open === '"' || open === "'") return this.quoted(open);
    const close = CLOSES[open];
    if (close === undefined) return this.bare(isLine);
    this.at++;
    if (++this.depth > MAX_DEPTH) throw new NoDump();
    const members = this.inside(
      close,
      /^array\s*$/i.test(before) && /^\s*\n\s*\[/.test(this.text.slice(this.at, this.at + 200)),
    );
    this.depth--;
    return { members };
  }

  private inside(close: string, isLine: boolean): [string, Dumped][] {
    const members: [string, Dumped][] = [];
    for (;;) {
      this.take(/[\s,;]*/y);
      if (this.at >= this.text.length) throw new NoDump();
      if (this.optional(close)) return members;
      const start = this.at;
      members.push([this.key(), this.value(isLine)]);
      if (this.at === start) throw new NoDump();
    }
  }

  /** The name of a member; '' where an item of a list stands. */
  private key(): string {
    KEY.lastIndex = this.at;
    const found = KEY.exec(this.text);
    if (!found) return '';
    this.at = KEY.lastIndex;
    return found.slice(1).find((name) => name !== undefined) ?? '';
  }

  private quoted(quote: string): string {
    let out = '';
    for (this.at++; this.at < this.text.length; this.at++) {
      const char = this.text[this.at] ?? '';
      if (char === quote) {
        this.at++;
        return out;
      }
      out += char === '\\' ? this.escape() : char;
    }
    throw new NoDump();
  }

  private escape(): string {
    const hex = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/y;
    hex.lastIndex = this.at;
    const [, byte, unit] = hex.exec(this.text) ?? [];
    const digits = byte ?? unit;
    this.at += digits === undefined ? 1 : digits.length + 1;
    const letter = this.text[this.at] ?? '';
    return digits === undefined
      ? ({ n: '\n', r: '\r', t: '\t' }[letter] ?? letter)
      : String.fromCharCode(Number.parseInt(digits, 16));
  }

  private bare(isLine: boolean): string {
    const text = this.take(isLine ? /[^\r\n]*/y : /(?:[^,;\]})\s"']|"[^"\n]*"|[ \t](?!\w[\w-]*[:=]))+/y).trim();
    if (text === '') throw new NoDump();
    return text;
  }
}
