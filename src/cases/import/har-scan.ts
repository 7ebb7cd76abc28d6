import { concatOctets, type Octets } from '../../core/bytes/octets.ts';

/** What is kept of one entry of a HAR file. */
export interface HarEntry {
  /** The request object as it stands in the file: JSON in UTF-8. */
  readonly request: Octets;
  /** startedDateTime and the answer's status, as they are written; '' when absent. */
  readonly started: string;
  readonly status: string;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const MAX_DEPTH = 500;
/** A member's name that matters is shorter. */
const LONGEST_NAME = 32;

/**
 * Finds the entries of a HAR file (log.entries) in its bytes, pushed piece by piece, without reading what
 * it does not need: answers, which are nearly all of a file, are passed over. What was found before the
 * file breaks off or goes wrong stays found.
 */
export class HarScanner {
  /** 1 in an object, 2 in an array, for each level. */
  private readonly levels: number[] = [];
  /** The member's name at each of the first levels. */
  private readonly names: string[] = [];
  private isInString = false;
  private isEscaped = false;
  private isName = false;
  private name: number[] = [];
  private capture:
    | { readonly what: 'request' | 'status' | 'started'; readonly level: number; from: number }
    | undefined;
  private pieces: Octets[] = [];
  private entry: { request?: Octets; status: string; started: string } = { status: '', started: '' };
  private broken = '';
  private isOver = false;
  private hasEntries = false;

  /** The entries that end in this piece. */
  push(chunk: Octets): HarEntry[] {
    const found: HarEntry[] = [];
    if (this.capture) this.capture.from = 0;
    for (let at = 0; at < chunk.length && this.broken === ''; at++) {
      if (this.isInString) at = this.string(chunk, at);
      else this.mark(chunk, at, found);
    }
    if (this.capture && this.broken === '') this.pieces.push(chunk.slice(this.capture.from));
    return found;
  }

  /** What is wrong with the file, in words; undefined when nothing is. */
  end(): string | undefined {
    if (this.broken !== '') return this.broken;
    if (!this.isOver) return 'The file is cut off; the entries up to that point are here.';
    return this.hasEntries ? undefined : 'It is JSON, but it has no log with entries.';
  }

  /** Whether this is a HAR file at all, as far as was read. */
  isHar(): boolean {
    return this.hasEntries;
  }

  /** Goes on in a string; gives the place of its last byte in this piece. */
  private string(chunk: Octets, start: number): number {
    for (let at = start; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === BACKSLASH) this.isEscaped = true;
      else if (byte === QUOTE) {
        this.isInString = false;
        return at;
      }
      if (this.isName && this.name.length < LONGEST_NAME) this.name.push(byte);
    }
    return chunk.length;
  }

  private mark(chunk: Octets, at: number, found: HarEntry[]): void {
    const byte = chunk[at] ?? 0;
    // White space, and a byte order mark in front.
    if (byte <= 0x20 || (byte >= 0x80 && this.levels.length === 0 && !this.isOver)) return;
    if (this.isOver) {
      this.broken = 'There is more after the end of the JSON text.';
      return;
    }
    switch (byte) {
      case QUOTE:
        this.isInString = true;
        this.isName =
          this.levels.length <= 5 && this.levels.at(-1) === 1 && this.names[this.levels.length] === undefined;
        this.name = [];
        break;
      case COLON:
        if (this.levels.length <= 5) this.names[this.levels.length] = String.fromCharCode(...this.name);
        this.isName = false;
        return;
      case COMMA:
        this.endValue(chunk, at);
        this.names.length = Math.min(this.names.length, this.levels.length);
        return;
      case CLOSE_OBJECT:
      case CLOSE_ARRAY:
        return this.close(chunk, at, found);
    }
    this.beginValue(at);
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.open(byte === OPEN_OBJECT ? 1 : 2);
    else if (this.levels.length === 0) this.broken = 'A HAR file is a JSON object.';
  }

  private open(level: number): void {
    if (this.levels.length >= MAX_DEPTH) this.broken = `It is nested more than ${MAX_DEPTH} levels deep.`;
    this.levels.push(level);
    this.names.length = Math.min(this.names.length, this.levels.length);
    if (this.isEntries(3) && this.levels.length === 3 && level === 2) this.hasEntries = true;
  }

  private close(chunk: Octets, at: number, found: HarEntry[]): void {
    const expected = chunk[at] === CLOSE_OBJECT ? 1 : 2;
    this.endValue(chunk, at);
    if (this.levels.pop() !== expected) {
      this.broken = 'A closing bracket in it does not match the last one opened.';
      return;
    }
    this.endValue(chunk, at + 1);
    if (this.isEntries(3) && this.levels.length === 3) this.endEntry(found);
    this.names.length = Math.min(this.names.length, this.levels.length + 1);
    this.isOver = this.levels.length === 0;
  }

  private endEntry(found: HarEntry[]): void {
    const { request, status, started } = this.entry;
    if (request) found.push({ request, status, started });
    this.entry = { status: '', started: '' };
  }

  /** Whether this is inside `log.entries`, at so many levels at least. */
  private isEntries(levels: number): boolean {
    return this.levels.length >= levels && this.names[1] === 'log' && this.names[2] === 'entries';
  }

  /** A value begins: is it one to keep? */
  private beginValue(at: number): void {
    const level = this.levels.length;
    if (this.capture || !this.isEntries(4) || level > 5 || this.names[level] === undefined) return;
    const name = this.names[level];
    const what =
      level === 4 && name === 'request'
        ? 'request'
        : level === 4 && name === 'startedDateTime'
          ? 'started'
          : level === 5 && name === 'status' && this.names[4] === 'response'
            ? 'status'
            : undefined;
    if (what) this.capture = { what, level, from: at };
  }

  /** A value that is kept ends before `at`, if its level is this one. */
  private endValue(chunk: Octets, at: number): void {
    const { capture } = this;
    if (!capture || capture.level !== this.levels.length) return;
    this.pieces.push(chunk.slice(capture.from, at));
    const bytes = concatOctets(this.pieces);
    this.capture = undefined;
    this.pieces = [];
    if (capture.what === 'request') this.entry.request = bytes;
    else this.entry[capture.what] = bytes.length > 100 ? '' : String.fromCharCode(...bytes).replace(/^"|"$|\s+$/g, '');
  }
}
