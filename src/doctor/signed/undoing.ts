import { decodeBase64 } from '../../core/bytes/base64.ts';
import { encodeHex } from '../../core/bytes/hex.ts';
import { decodeUtf8, encodeUtf8 } from '../../core/bytes/text.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import type { Alteration } from '../alter/alteration.ts';
import { row, STAGE } from '../alter/alteration.ts';
import { htmlDecode, lenientPercentDecode } from '../alter/percent.ts';
import { readJson } from '../json/model.ts';
import { fromPythonRepr } from './python-repr.ts';

const undo = (id: string, cause: string, says: string, alter: Alteration['alter'], cost = 1.3): Alteration =>
  row(STAGE.wrap, id, cause, says, alter, { cost });
/** Of what may be read and written again after it. */
const undoFirst = (id: string, cause: string, says: string, alter: Alteration['alter'], cost: number): Alteration =>
  row(STAGE.otherField, id, cause, says, alter, { cost });

/** What receivers do to a message that no sender undoes. */
const UNDOING: readonly Alteration[] = [
  undo('json-parsed', 'body-double-encoded', 'takes it out of its JSON string', (text) => {
    const json = readJson(text);
    return json?.is === 'string' ? json.text : undefined;
  }),
  undo('base64-decoded', 'lambda-base64-body', 'base64-decodes it', (text) => {
    const bytes = decodeBase64(text.trim(), 'base64');
    return bytes && decodeUtf8(bytes);
  }),
  undo('html-decoded', 'html-entity-encoded', 'decodes the HTML entities in it', htmlDecode),
  undo('form-decoded', 'url-encoding', 'form-decodes it', (text) => lenientPercentDecode(text.replaceAll('+', ' '))),
  undo('unquoted', 'quotes-around-message', 'takes the quotes off it', (text) => text.replace(/^(["'])(.*)\1$/s, '$2')),
  undo('latin1-decoded', 'charset-double-utf8', 'reads it as UTF-8 (it was read as Latin-1)', fromLatin1),
  undo(
    'hashed',
    'double-hash',
    'signs the hex text of its SHA-256 digest',
    (text) => encodeHex(syncEngine.run({ call: 'hash', algorithm: 'SHA-256', data: encodeUtf8(text) })),
    1.8,
  ),
  undo('bom-dropped', 'utf8-bom', 'drops the byte order mark before it', (text) => text.replace(/^\ufeff/, '')),
  undo('nul-dropped', 'nul-terminator', 'drops the NUL byte after it', (text) => text.replace(/\0$/, '')),
  undo('closed', 'truncated', 'adds the brackets that its end lost', closed, 1.8),
  undoFirst('python-read', 'python-repr-body', 'writes as JSON what Python printed', fromPythonRepr, 1.3),
  undoFirst('reslashed', 'backslash-slashed', 'puts back the backslashes that stripslashes took', reslashed, 1.6),
  undo(
    'reslashed-more',
    'backslash-slashed',
    'puts back the backslashes that stripslashes took, those before slashes, too',
    (text) => reslashed(text).replaceAll('/', String.raw`\/`),
    1.7,
  ),
  undoFirst('url-blanks', 'url-encoding', 'has %20 for the blanks in its URLs', inUrls('%20'), 1.4),
  undoFirst('url-plus', 'plus-vs-space', 'has + for the blanks in its URLs', inUrls('+'), 1.4),
  undoFirst('plus', 'plus-vs-space', 'has + for each blank', (text) => text.replaceAll(' ', '+'), 1.6),
];

/** What is done to a blank that is in no URL. */
const AFTER_URLS = (STAGE.otherField + STAGE.content) / 2;
const URL_OR_BLANK = /"https?:(?:\\?\/){2}[^"]*"| /g;
/** At most so many blanks are looked at one by one. */
const BLANKS = 64;

/** What may have been done to the text of the field `name` on its way, as changes that undo it. */
export function undoingOf(name: string, text: string): Alteration[] {
  const taken = (form: string): string | undefined => {
    const member = form.split('&').find((part) => part.startsWith(`${name}=`));
    return member && lenientPercentDecode(member.slice(name.length + 1).replaceAll('+', ' '));
  };
  const afterName = (form: string): string => (form.startsWith(`${name}=`) ? form.slice(name.length + 1) : form);
  const blanks = [...text.matchAll(URL_OR_BLANK)].filter(([found]) => found === ' ').slice(0, BLANKS);
  return [
    undo('form-member', 'signed-set-differs-from-sent', `takes ${name} out of the form`, taken, 1),
    undo('after-name', 'signed-set-differs-from-sent', `takes ${name}= off it`, afterName, 1.1),
    ...UNDOING,
    // A + that became a blank is one of them, as in a phone number.
    ...blanks.map(({ index }, i) =>
      row(
        AFTER_URLS,
        `plus-${i}`,
        'plus-vs-space',
        `has + for the blank at octet ${encodeUtf8(text.slice(0, index)).length}`,
        (whole) => (whole === text ? `${text.slice(0, index)}+${text.slice(index + 1)}` : plusAt(whole, i)),
        { cost: 1.6 + i / 1000 },
      ),
    ),
  ];
}

/** The letters of a text that was read as Latin-1, read as UTF-8; undefined where they are none. */
function fromLatin1(text: string): string | undefined {
  const units = Array.from(text, (char) => char.charCodeAt(0));
  return units.every((unit) => unit < 0x100) ? decodeUtf8(Uint8Array.from(units)) : undefined;
}

/** JSON that was cut off after a value, with what is open closed; undefined where nothing is. */
function closed(text: string): string | undefined {
  const open: string[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === '{') open.push('}');
    else if (token === '[') open.push(']');
    else if (token === '}' || token === ']') open.pop();
  }
  return open.length === 0 ? undefined : text + open.toReversed().join('');
}

/** What escapes outside ASCII look like without their backslash. */
function reslashed(text: string): string {
  return text.replaceAll(/(?<!\\)u(?=\d[0-9a-f]{3}|d[89a-f][0-9a-f]{2})/g, String.raw`\u`);
}

/** Blanks written otherwise in each string that is a URL. */
function inUrls(blank: string): (text: string) => string {
  return (text) => text.replaceAll(URL_OR_BLANK, (found) => (found === ' ' ? found : found.replaceAll(' ', blank)));
}

/** A + for one of the blanks that are in no URL. */
function plusAt(text: string, at: number): string {
  let seen = -1;
  return text.replaceAll(URL_OR_BLANK, (found) => (found === ' ' && ++seen === at ? '+' : found));
}
