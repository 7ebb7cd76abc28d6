import { readAnsiC } from './ansi-c.ts';
import { WordBuilder, type Command } from './words.ts';

/**
 * What a command before the pipe prints, where that can be told without running it: `printf` with a fixed
 * format (as our own export writes it for a body with NUL) and `echo -n`, `echo`.
 */
export function feedOf(command: Command | undefined): string | undefined {
  if (!command?.pipes) return undefined;
  const [program, ...rest] = command.words;
  if (program === 'printf' && rest.length === 1) return printed(rest[0] ?? '');
  if (program === 'printf' && rest.length === 2 && rest[0] === '%s') return rest[1];
  if (program === 'echo' && rest[0] === '-n') return rest.slice(1).join(' ');
  if (program === 'echo' && !/^-[eE]/.test(rest[0] ?? '')) return `${rest.join(' ')}\n`;
  return undefined;
}

/** printf's format without operands: `%%`, and escapes as in `$'…'`, NUL among them. */
function printed(format: string): string | undefined {
  if (format.replaceAll('%%', '').includes('%')) return undefined;
  const word = new WordBuilder();
  const quoted = format.replaceAll("'", String.raw`\047`);
  if (readAnsiC(`${quoted}'`, 0, word, true) === undefined) return undefined;
  const { text, isText } = word.take();
  return isText ? text.replaceAll('%%', '%') : undefined;
}
