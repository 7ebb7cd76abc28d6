/** A place in a text, which moves on as the text is read. */
export class Cursor {
  /** In UTF-16 code units. */
  at: number;
  readonly text: string;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** What a sticky pattern finds here, empty for nothing; the place is behind it then. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** Whether this character stands here; the place is behind it then. */
  optional(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }
}
