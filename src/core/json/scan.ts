import { Cursor } from '../cursor.ts';

/**
 * A JSON reader that keeps places instead of values (RFC 8259): numbers stay the literal they were
 * typed as, and every member knows where it stands in the text. `JSON.parse` would lose `2600.00`,
 * integers above 2^53, the order of members and the difference between `/` and `\/`.
 */
export type JsonNode = JsonScalar | JsonArray | JsonObject;

interface Place {
  readonly start: number;
  readonly end: number;
}
export interface JsonScalar extends Place {
  readonly type: 'string' | 'number' | 'true' | 'false' | 'null';
}
export interface JsonArray extends Place {
  readonly type: 'array';
  readonly items: readonly JsonNode[];
}
export interface JsonObject extends Place {
  readonly type: 'object';
  readonly members: readonly JsonMember[];
}
export interface JsonMember {
  /** The name, decoded. */
  readonly name: string;
  readonly nameStart: number;
  readonly value: JsonNode;
}

export type JsonScan =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly at: number; readonly expected: string };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const MAX_DEPTH = 500;

/** Reads one JSON text. On failure: where, in code units, and what could have stood there. */
export function scanJson(text: string): JsonScan {
  try {
    const scanner = new Scanner(text);
    return { ok: true, root: scanner.document() };
  } catch (error) {
    if (error instanceof Unexpected) return { ok: false, at: error.at, expected: error.expected };
    throw error;
  }
}

/** The member of that name; the last one when a name is repeated, as nearly every parser takes it. */
export function memberOf(node: JsonNode, name: string): JsonMember | undefined {
  return node.type === 'object' ? node.members.findLast((member) => member.name === name) : undefined;
}

/** Line and column (from 1) of a place in a text. */
export function lineAndColumn(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

class Unexpected extends Error {
  readonly at: number;
  readonly expected: string;
  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

class Scanner extends Cursor {
  private depth = 0;

  document(): JsonNode {
    this.take(SPACE);
    const root = this.value();
    this.take(SPACE);
    if (this.at < this.text.length) throw new Unexpected(this.at, 'the end of the JSON text');
    return root;
  }

  private value(): JsonNode {
    const start = this.at;
    switch (this.text[start]) {
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case '"':
        this.string();
        return { type: 'string', start, end: this.at };
      case 't':
        return this.word('true');
      case 'f':
        return this.word('false');
      case 'n':
        return this.word('null');
      default:
        if (this.take(NUMBER) === '') throw new Unexpected(start, 'a JSON value');
        return { type: 'number', start, end: this.at };
    }
  }

  private nested(read: () => JsonNode): JsonNode {
    if (++this.depth > MAX_DEPTH) throw new Unexpected(this.at, `at most ${MAX_DEPTH} nested levels`);
    const node = read();
    this.depth--;
    return node;
  }

  private object(): JsonObject {
    const start = this.at++;
    const members: JsonMember[] = [];
    this.take(SPACE);
    if (this.text[this.at] !== '}') {
      do {
        this.take(SPACE);
        const nameStart = this.at;
        if (this.text[nameStart] !== '"') throw new Unexpected(nameStart, 'a member name in double quotes');
        this.string();
        const name = decodeJsonString(this.text.slice(nameStart, this.at));
        this.take(SPACE);
        this.char(':');
        this.take(SPACE);
        members.push({ name, nameStart, value: this.value() });
        this.take(SPACE);
      } while (this.optional(','));
    }
    this.char('}', 'a comma or }');
    return { type: 'object', members, start, end: this.at };
  }

  private array(): JsonArray {
    const start = this.at++;
    const items: JsonNode[] = [];
    this.take(SPACE);
    if (this.text[this.at] !== ']') {
      do {
        this.take(SPACE);
        items.push(this.value());
        this.take(SPACE);
      } while (this.optional(','));
    }
    this.char(']', 'a comma or ]');
    return { type: 'array', items, start, end: this.at };
  }

  private string(): void {
    this.char('"');
    do this.take(PLAIN);
    while (this.take(ESCAPE) !== '');
    this.char('"', 'the closing double quote');
  }

  private word(word: 'true' | 'false' | 'null'): JsonScalar {
    const start = this.at;
    if (!this.text.startsWith(word, start)) throw new Unexpected(start, 'a JSON value');
    this.at += word.length;
    return { type: word, start, end: this.at };
  }

  private char(char: string, expected = char): void {
    if (!this.optional(char)) throw new Unexpected(this.at, expected);
  }
}

/** One stretch of a JSON string: `length` decoded code units from `span` typed ones at `from`. */
export interface StringPart {
  readonly text: string;
  readonly from: number;
  readonly span: number;
}

/** A JSON string literal (quotes included) as decoded stretches with their places in the literal. */
export function jsonStringParts(literal: string): StringPart[] {
  const parts: StringPart[] = [];
  const end = literal.length - 1;
  for (let at = 1; at < end;) {
    const backslash = literal.indexOf('\\', at);
    if (backslash === -1 || backslash >= end) {
      parts.push({ text: literal.slice(at, end), from: at, span: end - at });
      break;
    }
    if (backslash > at) parts.push({ text: literal.slice(at, backslash), from: at, span: backslash - at });
    const span = literal[backslash + 1] === 'u' ? 6 : 2;
    parts.push({ text: unescape(literal.slice(backslash, backslash + span)), from: backslash, span });
    at = backslash + span;
  }
  return parts;
}

/** The text a JSON string literal (quotes included) stands for. */
export function decodeJsonString(literal: string): string {
  return jsonStringParts(literal)
    .map((part) => part.text)
    .join('');
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescape(escape: string): string {
  const letter = escape[1] ?? '';
  if (letter === 'u') return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return SHORT_ESCAPES[letter] ?? letter;
}
