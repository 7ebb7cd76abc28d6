import { encodeUtf8 } from '../../core/bytes/text.ts';
import { row, STAGE, type Alteration } from './alteration.ts';

/** Of longer texts not every beginning is tried. */
const LONGEST = 4096;
/** Characters that buffers, columns and logs hold. */
const SIZES = [
  100, 128, 200, 250, 255, 256, 500, 512, 1000, 1023, 1024, 2000, 2047, 2048, 4000, 4095, 4096, 5000,
].concat([8000, 8190, 8191, 8192, 10_000, 16_000, 16_383, 16_384, 20_000, 32_000, 32_767, 32_768, 65_535]);
/** Bytes of the buffers that programs read into; what was not read into is zeros. */
const BUFFERS = [128, 256, 512, 1000, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536];

/** What a reader leaves of a body that it does not read to its end, the longest first; then whole buffers. */
export function* cuts(text: string): Generator<string> {
  if (text.length <= LONGEST) for (let size = text.length - 1; size > 0; size--) yield text.slice(0, size);
  else for (const size of SIZES.toReversed()) if (size < text.length) yield text.slice(0, size);
  const length = encodeUtf8(text).length;
  for (const size of BUFFERS) if (size > length && length > 0) yield text + '\0'.repeat(size - length);
}

/** The mistake that makes a text into one of its `cuts`. */
export function cutAlteration(before: string, after: string): Alteration {
  if (after.length > before.length) return filled(after);
  const says = `signs only the first ${after.length} of its ${before.length} characters`;
  return row(STAGE.tail, 'cut', 'partial-body-signed', says, () => after, {
    cost: 1.6,
    how: { id: 'cut', at: after.length },
    also: [['truncated']],
    fix: 'Read the body to its end: until the stream is over, or as many bytes as Content-Length says, not characters.',
  });
}

function filled(after: string): Alteration {
  const says = `signs it with NUL bytes after it, up to the ${encodeUtf8(after).length} of a buffer`;
  return row(STAGE.tail, 'buffer', 'nul-terminator', says, () => after, {
    cost: 1.7,
    fix: 'Take only as many bytes of the buffer as were read into it (toArray, not getBuffer).',
  });
}
