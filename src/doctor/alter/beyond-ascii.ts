import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// What becomes of characters beyond ASCII in a short text: mistakes.md group C.

const beyondAscii =
  (map: (char: string) => string) =>
  (text: string): string =>
    text.replaceAll(/[^\0-\u007f]/gu, map);
const utf8Length = (char: string): number => new TextEncoder().encode(char).length;
const code = (char: string): number => char.codePointAt(0) ?? 0;

/** Which of the characters beyond ASCII a chunk may end in; further ones are nobody's first chunk of a short text. */
const CUTS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Bytes decoded chunk by chunk: the character that two chunks share comes out as two to four U+FFFD. */
const cutInChunks =
  (at: number, marks: number) =>
  (text: string): string | undefined => {
    const cut = [...text.matchAll(/[^\0-\u007f]/gu)][at];
    return cut && utf8Length(cut[0]) >= marks
      ? text.slice(0, cut.index) + '\ufffd'.repeat(marks) + text.slice(cut.index + cut[0].length)
      : undefined;
  };

/** What becomes of characters beyond ASCII where the text passes through another charset: mistakes.md group C. */
export const BEYOND_ASCII: readonly Alteration[] = [
  row(
    STAGE.place,
    'replaced',
    'charset-replacement-char',
    'has U+FFFD (EF BF BD) for each character beyond ASCII in it',
    beyondAscii(() => '\ufffd'),
    { cost: 1.4 },
  ),
  row(
    STAGE.place,
    'replaced-bytes',
    'charset-replacement-char',
    'has U+FFFD (EF BF BD) for each byte beyond ASCII in it',
    beyondAscii((char) => '\ufffd'.repeat(utf8Length(char))),
    { cost: 1.5 },
  ),
  row(
    STAGE.place,
    'replaced-units',
    'charset-replacement-char',
    'has U+FFFD (EF BF BD) for each UTF-16 unit beyond ASCII in it',
    (text) => text.replaceAll(/[^\0-\u007f]/g, '\ufffd'),
    { cost: 1.6 },
  ),
  ...CUTS.flatMap((at) =>
    [2, 3, 4].map((marks) =>
      row(
        STAGE.place,
        `cut-${at}-${marks}`,
        'charset-replacement-char',
        `decodes it in chunks, which end within a character and leave U+FFFD ${marks} times`,
        cutInChunks(at, marks),
        { cost: UNCOMMON + at / 100, language: 'javascript', how: { id: 'cut-in-chunks', at: marks } },
      ),
    ),
  ),
  row(
    STAGE.place,
    'question-marks',
    'charset-ascii-question-mark',
    'has ? for each character beyond ASCII in it',
    beyondAscii(() => '?'),
    { cost: 1.4 },
  ),
  row(
    STAGE.place,
    'question-bytes',
    'charset-ascii-question-mark',
    'has ? for each byte beyond ASCII in it',
    beyondAscii((char) => '?'.repeat(utf8Length(char))),
    { cost: 1.6 },
  ),
  row(
    STAGE.place,
    'dropped',
    'charset-ascii-question-mark',
    'loses the characters beyond ASCII in it',
    beyondAscii(() => ''),
    { cost: 1.6 },
  ),
  row(
    STAGE.place,
    'references',
    'html-entity-encoded',
    'has &#NNN; for each character beyond ASCII in it',
    beyondAscii((char) => `&#${code(char)};`),
    { cost: 1.8 },
  ),
  row(
    STAGE.place,
    'hex-references',
    'html-entity-encoded',
    'has &#xHH; for each character beyond ASCII in it',
    beyondAscii((char) => `&#x${code(char).toString(16)};`),
    { cost: 1.9 },
  ),
  row(
    STAGE.place,
    'unicode-escapes',
    'json-escaped-unicode',
    String.raw`has \uXXXX for each character beyond ASCII in it`,
    (text) => text.replaceAll(/[^\0-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    { cost: 1.6 },
  ),
  row(
    STAGE.place,
    'backslash-x',
    'json-escaped-unicode',
    String.raw`has \xHH for each character beyond ASCII in it`,
    beyondAscii((char) =>
      code(char) < 0x100
        ? `\\x${code(char).toString(16)}`
        : `\\${code(char) < 0x10000 ? 'u' : 'U'}${code(char)
            .toString(16)
            .padStart(code(char) < 0x10000 ? 4 : 8, '0')}`,
    ),
    { cost: 2 },
  ),
];
