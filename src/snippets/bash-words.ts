import type { Code } from './writer.ts';

/** What a piece of Bash is, as how tightly it binds. A name is an atom: the variable's, without `$`. */
export const [BYTES, TEXT, WORD, QUOTED] = [10, 20, 40, 60];

/** A text whose last line feeds count: `$( )` would take them away, so it only ever is a binding's whole value. */
export const textCommand = (text: string): Code => ({ text, binds: TEXT });
/** A pipeline that writes bytes. */
export const bytesCommand = (text: string): Code => ({ text, binds: BYTES });
/** `"$(…)"`, of a command whose text never ends with a line feed. */
export const substituted = (command: string): Code => quoted(`$(${command})`);
const quoted = (inside: string): Code => ({ text: `"${inside}"`, binds: QUOTED });

/** One shell word. */
export function word({ text, binds }: Code): string {
  if (binds < WORD) throw new Error(`${text} has no name yet`);
  return binds > QUOTED ? `"$${text}"` : text;
}

/** A command that writes the bytes; a variable holds them in hexadecimal. */
export function stream({ text, binds }: Code): string {
  return binds > QUOTED ? `from_hex "$${text}"` : text;
}

/** What cannot be seen, and what no terminal should be sent. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\u200b-\u200f]/;

/** A text as one shell word, in the quotes that need the least. */
export function quote(text: string): string {
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  if (/^\w[\w./:-]*$/.test(whole)) return whole;
  if (UNSEEN.test(whole)) return `$'${[...whole].map(escaped).join('')}'`;
  return whole.includes("'") ? `"${insideQuotes(whole)}"` : `'${whole}'`;
}

function escaped(char: string): string {
  const short: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\\': '\\\\',
    "'": "\\'",
  };
  if (!UNSEEN.test(char)) return short[char] ?? char;
  const octets = [...new TextEncoder().encode(char)];
  return short[char] ?? octets.map((octet) => `\\${octet.toString(8).padStart(3, '0')}`).join('');
}

function insideQuotes(text: string): string {
  return text.replaceAll(/["\\$`]/g, String.raw`\$&`);
}

/** Texts in a row as one word: neighbours share their quotes. */
export function joined(parts: readonly (Code | string)[]): Code {
  const words: string[] = [];
  let inside = '';
  const flush = () => {
    if (inside !== '') words.push(`"${inside}"`);
    inside = '';
  };
  for (const part of parts) {
    if (typeof part === 'string' ? !UNSEEN.test(part) : part.binds >= QUOTED) inside = appended(inside, part);
    else {
      flush();
      words.push(typeof part === 'string' ? quote(part) : part.text);
    }
  }
  flush();
  return { text: words.join('') || "''", binds: words.length === 1 && words[0]?.startsWith('"') ? QUOTED : WORD };
}

/** `$name`, or `${name}` when a letter follows. */
function appended(inside: string, part: Code | string): string {
  const next =
    typeof part === 'string' ? insideQuotes(part) : part.binds > QUOTED ? `$${part.text}` : part.text.slice(1, -1);
  return /^\w/.test(next) ? `${inside.replace(/(^|[^\\])\$(\w+)$/, '$1${$2}')}${next}` : inside + next;
}
