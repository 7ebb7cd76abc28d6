import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { pythonBytes } from './python-bytes.ts';
import {
  htmlEntities,
  htmlSpecialChars,
  htmlText,
  JAVA_FORM,
  JS_COMPONENT,
  lenientPercentDecode,
  PHP_FORM,
  RFC3986,
} from './percent.ts';

// What happens to any short text on its way into a string: mistakes.md groups C, H, I and A.

const asciiUpper = (text: string): string => text.replaceAll(/[a-z]+/g, (part) => part.toUpperCase());

/** Case, trimming, Unicode forms, encodings, and the words for "nothing". */
export const TEXT: readonly Alteration[] = [
  row(STAGE.place, 'lower', 'field-case-changed', 'lower-cases it', (text) => text.toLowerCase(), { cost: 1.5 }),
  row(STAGE.place, 'upper', 'field-case-changed', 'upper-cases it', (text) => text.toUpperCase(), { cost: 1.6 }),
  row(STAGE.place, 'ascii-upper', 'field-case-changed', 'upper-cases its ASCII letters', asciiUpper, { cost: 2.2 }),
  row(STAGE.place, 'ascii-lower', 'field-case-changed', 'lower-cases its ASCII letters', (text) =>
    text.replaceAll(/[A-Z]+/g, (part) => part.toLowerCase()),
  ),
  row(
    STAGE.place,
    'capital',
    'field-case-changed',
    'capitalises it',
    (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  ),
  row(
    STAGE.place,
    'first-upper',
    'field-case-changed',
    'capitalises its first letter',
    (text) => text.slice(0, 1).toUpperCase() + text.slice(1),
  ),
  row(
    STAGE.place,
    'first-lower',
    'field-case-changed',
    'writes its first letter in lower case',
    (text) => text.slice(0, 1).toLowerCase() + text.slice(1),
  ),
  row(STAGE.place, 'domain-lower', 'field-case-changed', 'lower-cases the part of it after the @', (text) =>
    text.replace(/@.*/s, (domain) => domain.toLowerCase()),
  ),
  row(
    STAGE.place,
    'turkish-lower',
    'field-case-changed',
    'lower-cases it by the rules of Turkish (I becomes ı)',
    (text) => text.toLocaleLowerCase('tr'),
  ),
  row(
    STAGE.place,
    'turkish-upper',
    'field-case-changed',
    'upper-cases it by the rules of Turkish (i becomes İ)',
    (text) => text.toLocaleUpperCase('tr'),
  ),
  ...(['NFD', 'NFC', 'NFKC', 'NFKD'] as const).map((form) =>
    row(
      STAGE.place,
      form.toLowerCase(),
      'unicode-normalisation',
      `has it in Unicode form ${form}`,
      (text) => text.normalize(form),
      {
        cost: form.length === 3 ? 1.5 : 2.5,
      },
    ),
  ),
  row(STAGE.place, 'without-accents', 'unicode-normalisation', 'loses its accents', (text) =>
    text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''),
  ),
  row(STAGE.wrap, 'percent', 'url-encoding', 'percent-encodes it', RFC3986, { cost: 1.6 }),
  row(STAGE.wrap, 'percent-js', 'url-encoding', 'percent-encodes it as encodeURIComponent does', JS_COMPONENT, {
    cost: 1.62,
  }),
  row(STAGE.wrap, 'percent-form', 'url-encoding', 'form-encodes it (urlencode)', PHP_FORM, { cost: 1.65 }),
  row(STAGE.wrap, 'percent-java', 'url-encoding', 'percent-encodes it as URLEncoder and URLSearchParams do', JAVA_FORM),
  row(
    STAGE.wrap,
    'percent-lower',
    ['url-encoding', 'percent-hex-case'],
    'percent-encodes it with lower-case digits',
    (text) => RFC3986(text).replaceAll(/%../g, (escape) => escape.toLowerCase()),
  ),
  row(STAGE.wrap, 'unpercent', 'url-encoding', 'percent-decodes it', lenientPercentDecode, { cost: 1.8 }),
  row(
    STAGE.wrap,
    'unform',
    ['url-encoding'],
    'form-decodes it (+ becomes a space)',
    (text) => lenientPercentDecode(text.replaceAll('+', ' ')),
    { also: [['plus-vs-space']] },
  ),
  row(
    STAGE.wrap,
    'plus-to-space',
    'plus-vs-space',
    'has a space for each + in it',
    (text) => text.replaceAll('+', ' '),
    {
      cost: 1.7,
    },
  ),
  row(STAGE.wrap, 'space-to-plus', 'plus-vs-space', 'has a + for each space in it', (text) =>
    text.replaceAll(' ', '+'),
  ),
  row(
    STAGE.wrap,
    'separators-escaped',
    'escape-rule',
    String.raw`has a backslash before each \ : ; | in it`,
    (text) => text.replaceAll(/[\\:;|]/g, String.raw`\$&`),
    { cost: 2.2 },
  ),
  row(STAGE.wrap, 'no-plus', 'plus-vs-space', 'loses each + in it', (text) => text.replaceAll('+', ''), { cost: 2.1 }),
  row(
    STAGE.wrap,
    'local-part',
    'truncated',
    'has only what stands before the @ in it',
    (text) => text.replace(/@.*$/s, ''),
    {
      cost: 2.1,
      also: [['partial-body-signed']],
    },
  ),
  row(STAGE.wrap, 'html', 'html-entity-encoded', 'escapes it for HTML', htmlSpecialChars('&#039;'), { cost: 2.2 }),
  ...["'", '&#39;', '&#x27;'].map((apostrophe, i) =>
    row(
      STAGE.wrap,
      `html-${i}`,
      'html-entity-encoded',
      `escapes it for HTML${apostrophe === "'" ? ', but not its apostrophes' : ''}`,
      htmlSpecialChars(apostrophe),
      { cost: UNCOMMON + i / 100, how: { id: 'html-quoted', text: apostrophe } },
    ),
  ),
  row(
    STAGE.wrap,
    'html-text',
    'html-entity-encoded',
    'has &amp; &lt; &gt; for & < > in it, quotes left as they are',
    htmlText,
    { cost: UNCOMMON },
  ),
  row(
    STAGE.wrap,
    'html-net',
    'html-entity-encoded',
    'escapes it for HTML as .NET does, letters beyond ASCII too',
    (text) =>
      /[\u00a0-\u00ff]/.test(text)
        ? htmlSpecialChars('&#39;')(text).replaceAll(/[\u00a0-\u00ff]/g, (char) => `&#${char.charCodeAt(0)};`)
        : undefined,
    { cost: UNCOMMON, language: 'csharp' },
  ),
  row(STAGE.wrap, 'html-entities', 'html-entity-encoded', 'escapes it as htmlentities does', htmlEntities, {
    cost: UNCOMMON,
    language: 'php',
  }),
  row(
    STAGE.wrap,
    'tags-stripped',
    'html-entity-encoded',
    'has its tags stripped (strip_tags)',
    (text) => text.replaceAll(/<[A-Za-z\d/!?][^>]*>/g, ''),
    { cost: UNCOMMON, language: 'php', fix: 'Take the text as it was received, tags and all.' },
  ),
  row(STAGE.wrap, 'base64', 'double-base64', 'base64-encodes it', (text) => base64Text(text), { cost: 2.4 }),
  row(STAGE.content, 'undefined', 'literal-undefined', 'has the word undefined for it', () => 'undefined', {
    cost: 2.5,
    language: 'javascript',
    how: { id: 'word', text: 'undefined' },
  }),
  row(STAGE.content, 'null', 'literal-undefined', 'has the word null for it', () => 'null', {
    cost: 2.5,
    how: { id: 'word', text: 'null' },
  }),
  row(STAGE.content, 'none', 'literal-undefined', 'has the word None for it', () => 'None', {
    cost: 2.6,
    language: 'python',
    how: { id: 'word', text: 'None' },
  }),
  row(
    STAGE.wrap,
    'python-bytes',
    'byte-array-to-string',
    "puts the repr of its bytes (b'…') into the string",
    (text) => pythonBytes(new TextEncoder().encode(text)),
    { cost: UNCOMMON, language: 'python' },
  ),
  row(
    STAGE.wrap,
    'go-bytes',
    'byte-array-to-string',
    "puts its bytes into the string as Go's %v prints them",
    (text) => `[${new TextEncoder().encode(text).join(' ')}]`,
    { cost: UNCOMMON, language: 'go' },
  ),
  row(
    STAGE.content,
    'net-bytes',
    'byte-array-to-string',
    'puts System.Byte[] into the string for it',
    () => 'System.Byte[]',
    {
      cost: UNCOMMON,
      language: 'csharp',
    },
  ),
  row(STAGE.content, 'object', 'body-object-to-string', 'has [object Object] for it', () => '[object Object]', {
    cost: 2.8,
    language: 'javascript',
    how: { id: 'word', text: '[object Object]' },
  }),
  row(
    STAGE.content,
    'promise',
    'body-object-to-string',
    'has [object Promise] for it (await is missing)',
    () => '[object Promise]',
    { cost: 2.8, language: 'javascript', how: { id: 'word', text: '[object Promise]' } },
  ),
];

function base64Text(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
