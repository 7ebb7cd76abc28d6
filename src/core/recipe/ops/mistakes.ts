import { encodeCharset } from '../../bytes/charset.ts';
import { decodeHex } from '../../bytes/hex.ts';
import { concatOctets } from '../../bytes/octets.ts';
import type { Derivation, Derived, Piece } from '../../bytes/origin.ts';
import { bytesArg, NO_LOOKALIKES, textArg, textParam, type Op } from '../op.ts';
import { bytesValue, textValue, type TextValue } from '../value.ts';

// Mistakes only: the doctor puts these words into rewritten graphs. A recipe never holds one.

/** The text as somebody's code left it. What both ends share keeps its place; the rest is one block. */
export const altered: Op = {
  evaluate: (args, param) => {
    const result = textParam(param);
    return textValue(result, aligned(textArg(args, 0), result));
  },
  inverse: null,
  phrase: () => 'the text as the mistaken code has it',
  formula: ([arg]) => `altered(${arg})`,
  lookalikes: NO_LOOKALIKES,
};

/**
 * The bytes written out in hex in the node itself; as one block they come from the whole text. Throws on bad hex:
 * our slip.
 */
export const alteredBytes: Op = {
  evaluate: (args, param) => {
    const bytes = decodeHex(textParam(param));
    if (!bytes) throw new Error('altered bytes are written in hex');
    return bytesValue(bytes, block(textArg(args, 0), bytes.length));
  },
  inverse: null,
  phrase: () => 'the bytes as the mistaken code reads them',
  formula: ([arg]) => `alteredBytes(${arg})`,
  lookalikes: NO_LOOKALIKES,
};

/** The text in a charset of bytes/charset.ts, by name; as one block, since not every charset keeps its places. */
export const encodedAs: Op = {
  evaluate: (args, param) => {
    const of = textArg(args, 0);
    const bytes = encodeCharset(of.text, textParam(param));
    return bytesValue(bytes, block(of, bytes.length));
  },
  inverse: null,
  phrase: (param) => `the text as ${textParam(param)} bytes`,
  formula: ([arg], param) => `encode(${arg}, ${JSON.stringify(param)})`,
  lookalikes: NO_LOOKALIKES,
};

/** Byte strings end to end, each unit with its own origin: what code does that mixes digests and keys. */
export const concatBytes: Op = {
  evaluate: (args) => {
    const parts = args.map((_, index) => bytesArg(args, index));
    const pieces = parts.map((of) => ({ length: of.size, of }));
    return bytesValue(concatOctets(parts.map((part) => part.bytes)), { how: 'pieces', pieces });
  },
  inverse: null,
  phrase: () => 'the byte strings one after the other',
  formula: (args) => args.join(' + '),
  lookalikes: NO_LOOKALIKES,
};

function block(of: Derived, length: number): Derivation {
  return { how: 'pieces', pieces: [{ length, of, from: 0, span: of.size }] };
}

/** Worked out when the value is made: both texts are at hand and short of a body's size it costs nothing. */
function aligned(of: TextValue, result: string): Derivation {
  const shared = Math.min(of.size, result.length);
  let head = 0;
  while (head < shared && of.text[head] === result[head]) head++;
  let tail = 0;
  while (tail < shared - head && of.text[of.size - 1 - tail] === result[result.length - 1 - tail]) tail++;
  const pieces: Piece[] = [
    { length: head, of },
    { length: result.length - head - tail, of, from: head, span: of.size - head - tail },
    { length: tail, of, from: of.size - tail },
  ];
  return { how: 'pieces', pieces: pieces.filter((piece) => piece.length > 0) };
}
