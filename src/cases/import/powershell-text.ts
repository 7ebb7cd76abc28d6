import { Cursor } from '../../core/cursor.ts';

/** Characters and quoted texts of PowerShell (about_Quoting_Rules, about_Special_Characters). Nothing is evaluated. */
export class PowerShellText extends Cursor {
  readonly notes = new Set<string>();

  /** Skips blanks, comments and continued lines; line ends too, if asked. */
  skip(lineEnds: boolean): void {
    for (;;) {
      const found = this.take(lineEnds ? BLANK_LINES : BLANK);
      if (this.take(COMMENT) === '' && found === '') return;
    }
  }

  isAt(start: string): boolean {
    return this.text.startsWith(start, this.at);
  }

  /** A quoted text at this place; undefined when there is none, or when it is never closed. */
  quoted(): string | undefined {
    if (this.isAt('@"') || this.isAt("@'")) return this.hereString();
    const quote = this.text[this.at];
    if (quote === "'") return this.single();
    if (quote === '"') {
      this.at++;
      return this.expandable((at) => this.text[at] === '"');
    }
    return undefined;
  }

  private single(): string | undefined {
    let out = '';
    for (let from = this.at + 1; ;) {
      const end = this.text.indexOf("'", from);
      if (end === -1) return undefined;
      out += this.text.slice(from, end);
      this.at = end + 1;
      if (this.text[end + 1] !== "'") return out;
      out += "'";
      from = end + 2;
    }
  }

  /** `@'` or `@"`, a line end, lines, and the closing mark at the start of a line; the last line end is no part of it. */
  private hereString(): string | undefined {
    const [quote = ''] = this.text.slice(this.at + 1);
    const open = this.take(HERE);
    if (open === '') return undefined;
    const end = this.text.indexOf(`\n${quote}@`, this.at - 1);
    if (end === -1) return undefined;
    const stop = this.text[end - 1] === '\r' && end > this.at ? end - 1 : end;
    let out: string | undefined = end < this.at ? '' : this.text.slice(this.at, stop);
    if (quote === '"') out = this.expandable((at) => at >= stop, true);
    this.at = end + 3;
    return out;
  }

  /** The inside of double quotes: backtick escapes, `""`, and variables, which stay as written. */
  private expandable(isEnd: (at: number) => boolean, isHere = false): string | undefined {
    let out = '';
    while (this.at < this.text.length) {
      const char = this.text[this.at] ?? '';
      if (isEnd(this.at)) {
        if (isHere || this.text[this.at + 1] !== '"') {
          this.at++;
          return out;
        }
        out += '"';
        this.at += 2;
      } else if (char === '`') out += this.backtick();
      else if (char === '$') out += this.dollar();
      else {
        out += char;
        this.at++;
      }
    }
    return isHere ? out : undefined;
  }

  /** A backtick and what it escapes. */
  backtick(): string {
    const unicode = this.take(/`u\{[0-9a-fA-F]{1,6}\}/y);
    const point = Number.parseInt(unicode.slice(3), 16);
    if (unicode !== '' && point <= 0x10ffff) return String.fromCodePoint(point);
    const letter = this.text[this.at + 1] ?? '';
    this.at += 2;
    return ESCAPES[letter] ?? letter;
  }

  private dollar(): string {
    const char = /\$\(\[char\](0x[0-9a-f]{1,4}|\d{1,5})\)/iy;
    char.lastIndex = this.at;
    const found = char.exec(this.text);
    if (found) {
      this.at += found[0].length;
      return String.fromCharCode(Number(found[1]));
    }
    const name = this.take(/\$(?:\{[^}]{0,80}\}|(?:\w+:)?\w+)/y);
    if (name !== '') this.notes.add(`${name} is a variable of PowerShell: its value is not in the text.`);
    else if (this.isAt('$(')) this.notes.add('PowerShell inserts the output of a command, which is not known here.');
    if (name === '') this.at++;
    return name === '' ? '$' : name;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  0: '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
};
const BLANK = /(?:[ \t\r]+|`[ \t]*\r?\n)*/y;
const BLANK_LINES = /(?:[ \t\r\n;]+|`[ \t]*\r?\n)*/y;
const COMMENT = /<#[\s\S]*?(?:#>|$)|#[^\n]*/y;
const HERE = /@["'][ \t]*\r?\n/y;
