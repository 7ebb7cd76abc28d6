import { withoutEnd } from '../../core/bytes/text.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// What the eye cannot see in a message: mistakes.md group B.

const TAILS: readonly (readonly [id: string, tail: string, words: string, cost: number])[] = [
  ['lf', '\n', 'a line feed', 1],
  ['crlf', '\r\n', 'CR LF', 1.2],
  ['space', ' ', 'a space', 1.6],
  ['space-crlf', ' \r\n', 'a space and CR LF (Windows echo … |)', 1.6],
  ['space-lf', ' \n', 'a space and a line feed', 2],
  ['cr', '\r', 'a carriage return', 2],
  ['lf-lf', '\n\n', 'two line feeds', 2],
  ['tab', '\t', 'a tab', 2.5],
];

/** Anything appended, put round or taken away at the ends of a message; line ends changed in it. */
export const INVISIBLE: readonly Alteration[] = [
  ...TAILS.map(([id, tail, words, cost]) =>
    row(STAGE.tail, `tail-${id}`, 'trailing-newline', `has ${words} after it`, (text) => text + tail, {
      cost,
      how: { id: 'tail', text: tail },
    }),
  ),
  row(STAGE.tail, 'nul', 'nul-terminator', 'has a NUL byte after it', (text) => `${text}\0`, { cost: 2 }),
  row(STAGE.quotes, 'double-quotes', 'quotes-around-message', 'keeps double quotes round it', (text) => `"${text}"`, {
    cost: 1.5,
    how: { id: 'quotes', text: '"' },
  }),
  row(STAGE.quotes, 'single-quotes', 'quotes-around-message', 'keeps single quotes round it', (text) => `'${text}'`, {
    cost: 1.6,
    how: { id: 'quotes', text: "'" },
  }),
  row(STAGE.form, 'bom', 'utf8-bom', 'puts a byte order mark (EF BB BF) before it', (text) => `\ufeff${text}`, {
    cost: 1.2,
  }),
  row(STAGE.form, 'no-bom', 'utf8-bom', 'drops the byte order mark before it', (text) => text.replace(/^\ufeff/, ''), {
    // The plainest, where there is one: trimming takes it away, too.
    cost: 0.9,
    fix: 'Keep the byte order mark: it belongs to the text that is signed.',
  }),
  row(STAGE.tail, 'head-space', 'whitespace-in-message', 'has a space before it', (text) => ` ${text}`, {
    cost: 2.4,
    also: [['trailing-newline']],
    how: { id: 'head', text: ' ' },
  }),
  row(STAGE.tail, 'head-lf', 'trailing-newline', 'has a line feed before it', (text) => `\n${text}`, {
    cost: 2.6,
    how: { id: 'head', text: '\n' },
  }),
];

/** Line ends and blanks, where the message has some. */
export const LINE_ENDS: readonly Alteration[] = [
  row(STAGE.lineEnds, 'to-crlf', 'line-endings-crlf', 'turns every line feed into CR LF', (text) =>
    text.replaceAll(/\r?\n/g, '\r\n'),
  ),
  row(STAGE.lineEnds, 'to-lf', 'line-endings-crlf', 'turns every CR LF into a line feed', (text) =>
    text.replaceAll('\r\n', '\n'),
  ),
  row(STAGE.lineEnds, 'to-cr', 'line-endings-crlf', 'turns every line end into a carriage return', (text) =>
    text.replaceAll(/\r?\n/g, '\r'),
  ),
  row(STAGE.lineEnds, 'doubled-cr', 'line-endings-crlf', 'turns CR LF into CR CR LF', (text) =>
    text.replaceAll('\n', '\r\n'),
  ),
  row(
    STAGE.lineEnds,
    'escaped-lf',
    'line-endings-crlf',
    String.raw`writes every line feed as the two characters \n`,
    (text) => text.replaceAll('\n', String.raw`\n`),
  ),
  row(
    STAGE.trim,
    'tail-stripped',
    'trailing-newline-stripped',
    'loses the line end at its end',
    (text) => text.replace(/\r?\n$/, ''),
    {
      cost: 1,
    },
  ),
  row(
    STAGE.trim,
    'tails-stripped',
    'trailing-newline-stripped',
    'loses all line ends at its end',
    (text) => withoutEnd(text, '\r\n'),
    {
      cost: 1.1,
    },
  ),
  row(
    STAGE.trim,
    'right-trimmed',
    'trailing-newline-stripped',
    'loses all white space at its end',
    (text) => text.trimEnd(),
    {
      cost: 1.2,
      also: [['field-trimmed']],
    },
  ),
  row(STAGE.trim, 'trimmed', 'field-trimmed', 'loses the white space at its ends', (text) => text.trim(), {
    cost: 1.3,
    also: [['trailing-newline-stripped']],
  }),
  row(STAGE.trim, 'left-trimmed', 'field-trimmed', 'loses the white space at its start', (text) => text.trimStart(), {
    cost: 1.4,
  }),
  row(
    STAGE.lineEnds,
    'no-newlines',
    'newlines-stripped',
    'loses all its CR and LF',
    (text) => text.replaceAll(/[\r\n]/g, ''),
    {
      cost: 1.4,
    },
  ),
  row(STAGE.lineEnds, 'newlines-to-spaces', 'newlines-stripped', 'has a space for each line end in it', (text) =>
    text.replaceAll(/\r?\n/g, ' '),
  ),
  row(
    STAGE.lineEnds,
    'lines-joined',
    'newlines-stripped',
    'has a space for each line end in it, and none for the last ("$(Get-Content f)")',
    (text) => (text.endsWith('\n') ? withoutEnd(text, '\r\n').replaceAll(/\r?\n/g, ' ') : undefined),
    { also: [['newlines-stripped', 'trailing-newline-stripped']] },
  ),
  row(
    STAGE.lineEnds,
    'feeds-to-spaces',
    'newlines-stripped',
    'has a space for each line feed, and keeps the carriage returns',
    (text) => (text.includes('\r\n') ? text.replaceAll('\n', ' ') : undefined),
    { also: [['line-endings-crlf']] },
  ),
  row(
    STAGE.lineEnds,
    'first-line',
    'partial-body-signed',
    'has only its first line',
    (text) => text.split(/\r?\n/)[0],
    { cost: UNCOMMON, also: [['truncated']] },
  ),
  row(
    STAGE.lineEnds,
    'no-lines-indent',
    'newlines-stripped',
    'loses its line ends and the indentation after them',
    (text) => text.replaceAll(/\r?\n[ \t]*/g, ''),
  ),
  row(
    STAGE.lineEnds,
    'no-spaces',
    'json-whitespace',
    'has every space and line end taken out of it, those inside texts too',
    (text) => text.replaceAll(/\s/g, ''),
    {
      cost: 1.8,
    },
  ),
  row(
    STAGE.lineEnds,
    'no-blanks',
    'json-whitespace',
    'has every space taken out of it, those inside texts too',
    (text) => text.replaceAll(' ', ''),
    {
      cost: 1.9,
    },
  ),
  row(
    STAGE.lineEnds,
    'one-blank',
    'json-whitespace',
    'has every run of white space in it turned into one space',
    (text) => text.replaceAll(/\s+/g, ' '),
  ),
];
