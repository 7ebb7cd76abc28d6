/**
 * Text as XML character data, and within double quotes. Characters that XML 1.0 cannot hold at all (section
 * 2.2: most controls, halves of surrogate pairs, U+FFFE) are written out, as `\u0000`.
 */
export function xmlText(text: string): string {
  return text
    .replaceAll(FORBIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(/[&<>"'\r\n\t]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const FORBIDDEN =
  /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
