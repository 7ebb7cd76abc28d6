import { ANSWER_LEFT_OUT, endOfOutput } from './terminal.ts';
import type { Command, Lexed } from './words.ts';

/**
 * Reads a text as the Windows command prompt does, then each command line as a C program there does
 * (Microsoft, "Parsing C command-line arguments"): `^` outside quotes, `""` and `\"` inside them.
 */
export function lexCmd(text: string): Lexed {
  const notes = new Set<string>();
  for (const [, name = ''] of text.matchAll(/%(\w{1,60})%/g))
    notes.add(`%${name}% is a variable of the command prompt: its value is not in the command.`);
  const { commands, isWhole } = commandsIn(text);
  if (!isWhole) notes.add(ANSWER_LEFT_OUT);
  if (commands.some(({ words }) => words.some((word) => word.startsWith("'") && word.length > 1)))
    notes.add('The command prompt does not treat single quotes as quotes: they are part of what curl gets.');
  if (/\^\\\^\\(?!\^")/.test(text))
    notes.add('Browsers double every backslash in this form, and Windows passes both on: curl gets two.');
  return { ok: true, commands, notes: [...notes] };
}

/** What cmd.exe makes of the text: carets undone, quotes left for the program to read. Not whole where an answer stood below. */
function commandsIn(text: string): { readonly commands: readonly Command[]; readonly isWhole: boolean } {
  const commands: Command[] = [];
  let isWhole = true;
  let line = '';
  let isQuoted = false;
  const end = (pipes = false) => {
    const words = argumentsIn(line);
    if (words.length > 0) commands.push({ words, ...(pipes ? { pipes: true as const } : {}) });
    line = '';
    isQuoted = false;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\n') {
      end();
      const below = endOfOutput(text, at + 1, commands);
      if (below !== undefined) {
        isWhole = false;
        at = below - 1;
      }
    } else if (char === '\r') continue;
    else if (char === '"') {
      isQuoted = !isQuoted;
      line += char;
    } else if (isQuoted) line += char;
    else if (char === '^') {
      at += 1;
      // A line end after a caret is skipped, and the character after it stands for itself.
      if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
      else if (text[at] === '\n') at += 1;
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
      line += text[at] ?? '';
    } else if (char === '&') end();
    else if (char === '|') end(true);
    else line += char;
  }
  end();
  return { commands, isWhole };
}

const TOKEN = /(\\*)(""|")?|/y;

/** The arguments of a command line, as the C runtime splits it. */
function argumentsIn(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length;) {
    TOKEN.lastIndex = at;
    const [whole = '', slashes = '', quote] = TOKEN.exec(line) ?? [];
    if (whole === '') {
      const char = line[at++] ?? '';
      if (isQuoted || !' \t\n'.includes(char)) word = (word ?? '') + char;
      else if (word !== undefined) {
        words.push(word);
        word = undefined;
      }
      continue;
    }
    word ??= '';
    if (quote === undefined) {
      word += slashes;
      at += slashes.length;
      continue;
    }
    word += '\\'.repeat(slashes.length >> 1);
    at += slashes.length + 1;
    if (slashes.length % 2 === 1) word += '"';
    else if (isQuoted && quote === '""') {
      word += '"';
      at++;
    } else isQuoted = !isQuoted;
  }
  if (word !== undefined) words.push(word);
  return words;
}
