import { decodeUtf8 } from '../../core/bytes/text.ts';

/** A string of Python with what may stand before it, or a name, or anything else up to the next of these. */
const TOKEN = /([bBuUrR]{0,2})("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|[A-Za-z_]\w*|[^A-Za-z_"']+|./gs;
const NAMES: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs;
const SHORT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * A value as Python prints it (`repr`, `str` of a dict or of bytes) as JSON text, laid out as it was; of a string
 * by itself what is in it. The text as it is where nothing in it is Python's; undefined for bytes that are no UTF-8.
 */
export function fromPythonRepr(text: string): string | undefined {
  const tokens = [...text.trim().matchAll(TOKEN)];
  const [only] = tokens;
  if (tokens.length === 1 && only?.[2] !== undefined) return contentOf(only[1] ?? '', only[2]);
  const parts = tokens.map(([whole, prefix = '', string]) => {
    if (string === undefined) return NAMES[whole] ?? whole;
    const content = contentOf(prefix, string);
    return content === undefined ? undefined : JSON.stringify(content);
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

function contentOf(prefix: string, string: string): string | undefined {
  const inner = string.slice(1, -1);
  const text = inner.replaceAll(ESCAPE, (_, byte?: string, unit?: string, point?: string, other?: string) => {
    const code = Number.parseInt(byte ?? unit ?? point ?? '', 16);
    if (other !== undefined || code > 0x10ffff) return SHORT[other ?? ''] ?? other ?? '';
    return String.fromCodePoint(code);
  });
  return /b/i.test(prefix) ? decodeUtf8(Uint8Array.from(text, (char) => char.charCodeAt(0))) : text;
}
