import { asObject, jsJson } from '../json/as-js.ts';
import { mapStrings, withoutMembers } from '../json/model.ts';
import { STRINGS } from '../json/strings.ts';
import { row, STAGE, type Alteration } from './alteration.ts';
import { htmlDecode, htmlSpecialChars, htmlText, JS_COMPONENT, lenientPercentDecode, PHP_FORM } from './percent.ts';

const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const binary = (text: string): string => Array.from(utf8Bytes(text), (byte) => String.fromCharCode(byte)).join('');

const addSlashes = (text: string): string => text.replaceAll(/["'\\]/g, String.raw`\$&`).replaceAll('\0', '\\0');
const onStrings = (map: (text: string) => string, names = false) =>
  asObject((json) => jsJson(mapStrings(json, map, names)));

/** The whole body put into another text, or its values changed by a filter. */
export const WRAPS: readonly Alteration[] = [
  row(
    STAGE.wrap,
    'stringified',
    'body-double-encoded',
    'encodes it once more, as JSON.stringify does',
    (text) => JSON.stringify(text),
    { cost: 1.4, language: 'javascript' },
  ),
  row(
    STAGE.wrap,
    'dumped',
    'body-double-encoded',
    'encodes it once more, as json.dumps does',
    (text) => STRINGS.python(text),
    { cost: 1.6, language: 'python' },
  ),
  row(
    STAGE.wrap,
    'php-encoded',
    'body-double-encoded',
    'encodes it once more, as json_encode does',
    (text) => STRINGS.php(text),
    { cost: 1.6, language: 'php' },
  ),
  row(
    STAGE.wrap,
    'stj-encoded',
    'body-double-encoded',
    'encodes it once more, as System.Text.Json does',
    (text) => STRINGS.stj(text),
    { cost: 1.8, language: 'csharp' },
  ),
  row(
    STAGE.wrap,
    'go-encoded',
    'body-double-encoded',
    'encodes it once more, as json.Marshal does',
    (text) => STRINGS.go(text),
    { cost: 1.8, language: 'go' },
  ),
  row(
    STAGE.wrap,
    'escaped',
    'body-double-encoded',
    'escapes its quotes and backslashes',
    (text) => JSON.stringify(text).slice(1, -1),
    { cost: 2 },
  ),
  row(STAGE.wrap, 'base64-body', 'lambda-base64-body', 'signs its base64 text', (text) => btoa(binary(text)), {
    cost: 1.5,
  }),
  row(
    STAGE.wrap,
    'hex-body',
    'lambda-base64-body',
    'signs its hex text',
    (text) => Array.from(utf8Bytes(text), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    { cost: 2.4, also: [['message-not-hex-decoded']] },
  ),
  row(STAGE.wrap, 'slashed', 'backslash-slashed', 'has a backslash before each quote (addslashes)', addSlashes, {
    cost: 1.5,
    language: 'php',
  }),
  row(
    STAGE.wrap,
    'slashed-double',
    'backslash-slashed',
    'has a backslash before each double quote',
    (text) => text.replaceAll('"', String.raw`\"`),
    { cost: 1.8 },
  ),
  row(
    STAGE.wrap,
    'stripslashed',
    'backslash-slashed',
    'loses its backslashes, as stripslashes takes them',
    (text) => text.replaceAll(/\\(.?)/gs, '$1'),
    { cost: 1.6, language: 'php' },
  ),
  row(
    STAGE.wrap,
    'slashed-values',
    'backslash-slashed',
    'has its values slashed, then writes it again',
    onStrings(addSlashes),
    { cost: 1.9 },
  ),
  ...(['&#039;', '&#39;', '&apos;', '&#x27;', "'"] as const).map((apostrophe, i) =>
    row(
      STAGE.wrap,
      `html-body-${i}`,
      'html-entity-encoded',
      'has its characters escaped for HTML',
      htmlSpecialChars(apostrophe),
      { cost: 1.5 + i / 20, how: { id: 'html-body', text: apostrophe } },
    ),
  ),
  row(
    STAGE.wrap,
    'html-quotes',
    'html-entity-encoded',
    'has its quotes as &quot;',
    (text) => text.replaceAll('"', '&quot;'),
    { cost: 1.8 },
  ),
  row(
    STAGE.wrap,
    'html-quote-numbers',
    'html-entity-encoded',
    'has its quotes as &#34;',
    (text) => text.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
    { cost: 1.9 },
  ),
  row(
    STAGE.wrap,
    'html-text',
    'html-entity-encoded',
    'has &amp; &lt; &gt; for & < > in it, quotes left as they are',
    htmlText,
    { cost: 1.75 },
  ),
  row(
    STAGE.wrap,
    'html-numbers',
    'html-entity-encoded',
    'has its quotes as &#34; and &#39;, and &amp; &lt; &gt; for & < >',
    (text) => htmlText(text).replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
    { cost: 2.1 },
  ),
  row(
    STAGE.wrap,
    'html-values',
    'html-entity-encoded',
    'has its values escaped for HTML, then writes it again',
    onStrings(htmlSpecialChars('&#039;')),
    { cost: 1.8 },
  ),
  row(STAGE.wrap, 'html-decoded', 'html-entity-encoded', 'has the HTML entities in it decoded', htmlDecode, {
    cost: 1.7,
    fix: 'Compute over the text as it is, with its &amp; and &quot;; decode entities only afterwards.',
  }),
  row(
    STAGE.wrap,
    'trimmed-values',
    'field-trimmed',
    'has its values trimmed, then writes it again',
    onStrings((text) => text.trim()),
    { cost: 1.7 },
  ),
  row(STAGE.wrap, 'body-percent', 'url-encoding', 'percent-encodes it as encodeURIComponent does', JS_COMPONENT, {
    cost: 1.9,
  }),
  row(STAGE.wrap, 'body-form', 'url-encoding', 'percent-encodes it as urlencode does', PHP_FORM, { cost: 1.9 }),
  row(
    STAGE.wrap,
    'body-form-key',
    'framework-parsed-body',
    'has it parsed as a form: the text and an = after it',
    (text) => `${text}=`,
    { cost: 2, also: [['form-vs-json']] },
  ),
  row(
    STAGE.wrap,
    'body-form-object',
    'framework-parsed-body',
    'has it parsed as a form, then writes that as JSON',
    (text) => (text.includes('=') || text.includes('&') ? undefined : `{${JSON.stringify(text)}:""}`),
    { cost: 2, also: [['form-vs-json']] },
  ),
  row(STAGE.wrap, 'body-unpercent', 'url-encoding', 'percent-decodes it', lenientPercentDecode, { cost: 1.9 }),
  row(STAGE.wrap, 'body-plus', 'plus-vs-space', 'has a space for each +', (text) => text.replaceAll('+', ' '), {
    cost: 1.7,
  }),
  row(
    STAGE.wrap,
    'unslashed',
    'json-escaped-slashes',
    String.raw`has / for each \/`,
    (text) => text.replaceAll(String.raw`\/`, '/'),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'slashes',
    'json-escaped-slashes',
    String.raw`has \/ for each /`,
    (text) => text.replaceAll(/(?<!\\)\//g, String.raw`\/`),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'unicode-escaped',
    'json-escaped-unicode',
    String.raw`has \uXXXX for each character beyond ASCII`,
    (text) => text.replaceAll(/[^\0-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'unicode-escaped-upper',
    'json-escaped-unicode',
    String.raw`has \uXXXX in upper case for each character beyond ASCII`,
    (text) =>
      text.replaceAll(
        /[^\0-\u007f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      ),
    { cost: 1.5 },
  ),
  row(
    STAGE.wrap,
    'unicode-unescaped',
    'json-escaped-unicode',
    String.raw`has the characters themselves for \uXXXX`,
    (text) =>
      text.replaceAll(/\\u([0-9a-fA-F]{4})/g, (escape, digits: string) =>
        Number.parseInt(digits, 16) > 0x7f ? String.fromCharCode(Number.parseInt(digits, 16)) : escape,
      ),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'escapes-upper',
    'json-escaped-unicode',
    String.raw`writes the digits of \uXXXX in upper case`,
    (text) => text.replaceAll(/\\u[0-9a-fA-F]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`),
    { cost: 1.5 },
  ),
  row(
    STAGE.wrap,
    'escapes-lower',
    'json-escaped-unicode',
    String.raw`writes the digits of \uXXXX in lower case`,
    (text) => text.replaceAll(/\\u[0-9a-fA-F]{4}/g, (escape) => `\\u${escape.slice(2).toLowerCase()}`),
    { cost: 1.5 },
  ),
  row(
    STAGE.wrap,
    'html-escaped',
    'json-escaped-html',
    String.raw`has \u003c \u003e \u0026 for < > &`,
    (text) => text.replaceAll(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'html-unescaped',
    'json-escaped-html',
    String.raw`has < > & for \u003c \u003e \u0026`,
    (text) =>
      text.replaceAll(/\\u00(3c|3e|26)/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    { cost: 1.4 },
  ),
  row(
    STAGE.wrap,
    'no-null',
    'empty-field-dropped',
    'leaves null members out',
    asObject((json) => jsJson(withoutMembers(json, (value) => value.is === 'null'))),
    { cost: 1.6 },
  ),
  row(
    STAGE.wrap,
    'no-empty',
    'empty-field-dropped',
    'leaves empty members out',
    asObject((json) =>
      jsJson(withoutMembers(json, (value) => value.is === 'null' || (value.is === 'string' && value.text === ''))),
    ),
    { cost: 1.7 },
  ),
];
