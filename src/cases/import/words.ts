import { decodeUtf8, encodeUtf8 } from '../../core/bytes/text.ts';
import { concatOctets, type Octets } from '../../core/bytes/octets.ts';

/** One command of a shell: its words after quoting is undone, as its program gets them. */
export interface Command {
  readonly words: readonly string[];
  /** What is fed to it by a here-document or a here-string. */
  readonly stdin?: string;
  /** Its output goes into the next command. */
  readonly pipes?: true;
}

/** What a shell makes of a text; or why it cannot read it, in words. */
export type Lexed =
  | { readonly ok: true; readonly commands: readonly Command[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly got: string };

/** Collects a word from text and, out of escapes, single bytes. */
export class WordBuilder {
  private text = '';
  private pieces: (string | number)[] | undefined;

  add(text: string): void {
    this.text += text;
  }

  /** A byte that an escape names; bytes side by side may make one character. */
  addByte(byte: number): void {
    if (byte < 0x80) return this.add(String.fromCharCode(byte));
    this.pieces ??= [];
    this.pieces.push(this.text, byte);
    this.text = '';
  }

  /** The word; `isText` is false when its bytes are not UTF-8, which are then replaced by U+FFFD. */
  take(): { readonly text: string; readonly isText: boolean } {
    if (!this.pieces) return { text: this.text, isText: true };
    const parts = [...this.pieces, this.text].map((piece): Octets =>
      typeof piece === 'string' ? encodeUtf8(piece) : Uint8Array.of(piece),
    );
    const bytes = concatOctets(parts);
    const text = decodeUtf8(bytes);
    return { text: text ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isText: text !== undefined };
  }
}

/** The note beside a command whose `$'\xHH'` escapes make no UTF-8; the request is read all the same. */
export const NOT_TEXT = 'An argument has bytes that are not UTF-8; they are shown as U+FFFD here.';
