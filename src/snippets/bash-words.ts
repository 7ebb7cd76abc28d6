import { hasUnseen, wellFormed } from './unseen.ts';
import type { Code } from './writer.ts';

/** What a piece of Bash is, as how tightly it binds. A name is an atom: the variable's, without `$`. */
export const [BYTES, TEXT, WORD, QUOTED] = [10, 20, 40, 60];
const SUBSTITUTED = 70;

/** A text whose last line feeds count: `$( )` would take them away, so it only ever is a binding's whole value. */
export const textCommand = (text: string): Code => ({ text, binds: TEXT });
/** A pipeline that writes bytes. */
export const bytesCommand = (text: string): Code => ({ text, binds: BYTES });
/** `"$(…)"`, of a command whose text never ends with a line feed. */
export const substituted = (command: string): Code => ({ text: `"$(${command})"`, binds: SUBSTITUTED });

/** One shell word: a variable in quotes, or code that is a word already. Throws on what needs a name first. */
export function word({ text, binds }: Code): string {
  if (binds < WORD) throw new Error(`${text} has no name yet`);
  return binds > SUBSTITUTED ? `"$${text}"` : text;
}

/** `word` where nothing is split into words: `x=$(command)` and `[[ -n $y ]]` need no quotes. */
export function unquoted(code: Code): string {
  const own = word(code);
  return code.binds >= SUBSTITUTED || /^"\$\w+"$/.test(own) ? own.slice(1, -1) : own;
}

/** A command that writes the bytes; a variable holds them in hexadecimal. */
export function stream({ text, binds }: Code): string {
  return binds > SUBSTITUTED ? `from_hex "$${text}"` : text;
}

/** A text as one shell word, in the quotes that need the least. */
export function quote(text: string): string {
  const whole = wellFormed(text);
  if (/^\w[\w./:-]*$/.test(whole)) return whole;
  if (hasUnseen(whole)) return `$'${[...whole].map(escaped).join('')}'`;
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
  if (!hasUnseen(char)) return short[char] ?? char;
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
    if (typeof part === 'string' ? !hasUnseen(part) : part.binds >= QUOTED) inside = appended(inside, part);
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
    typeof part === 'string' ? insideQuotes(part) : part.binds > SUBSTITUTED ? `$${part.text}` : part.text.slice(1, -1);
  return /^\w/.test(next) ? `${inside.replace(/(^|[^\\])\$(\w+)$/, '$1${$2}')}${next}` : inside + next;
}
