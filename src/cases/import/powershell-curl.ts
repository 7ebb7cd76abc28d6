import { PowerShellText } from './powershell-text.ts';
import { ANSWER_LEFT_OUT, endOfOutput } from './terminal.ts';
import type { Command, Lexed } from './words.ts';

/** Reads curl commands as PowerShell does: quotes without backslashes, a backtick at the end of continued lines. */
export function lexPowerShell(text: string): Lexed {
  const source = new PowerShellText(text.replace(/^PS [^\n>]*> ?/gm, ''));
  const commands: Command[] = [];
  let words: string[] = [];
  const end = () => {
    if (words.length > 0) commands.push({ words });
    words = [];
  };
  for (;;) {
    source.skip(false);
    const char = source.text[source.at];
    if (char === undefined) break;
    if (/[\n;|&]/.test(char)) {
      source.at++;
      end();
      const below = char === '\n' ? endOfOutput(source.text, source.at, commands) : undefined;
      if (below === undefined) continue;
      source.notes.add(ANSWER_LEFT_OUT);
      source.at = below;
      continue;
    }
    const word = wordAt(source);
    if (word === undefined) return { ok: false, got: 'a quote that is never closed' };
    words.push(word);
  }
  end();
  return { ok: true, commands: commands.map(forCurl), notes: [...source.notes, ...quoteNotes(commands)] };
}

function wordAt(source: PowerShellText): string | undefined {
  if (/^(?:@?["'])/.test(source.text.slice(source.at, source.at + 2))) return source.quoted();
  let out = '';
  for (;;) {
    out += source.take(BARE);
    const char = source.text[source.at];
    if (char === '`' && !/^`[ \t]*\r?\n/.test(source.text.slice(source.at, source.at + 80))) out += source.backtick();
    else if (char === '"' || char === "'") {
      const inner = source.quoted();
      if (inner === undefined) return undefined;
      out += inner;
    } else return out;
  }
}

const BARE = /[^ \t\r\n;|&"'`]*/y;

/** Windows PowerShell takes quotes out of arguments, so people write `\"`; what they mean is the quote. */
function forCurl(command: Command): Command {
  return { ...command, words: command.words.map((word) => word.replaceAll('\\"', '"')) };
}

function quoteNotes(commands: readonly Command[]): string[] {
  const words = commands.flatMap((command) => command.words);
  if (words.some((word) => word.includes('\\"')))
    return ['PowerShell 7.3 and later pass \\" on with its backslash; here it is read as Windows PowerShell 5.1 does.'];
  if (words.some((word) => word.includes('"')))
    return ['Windows PowerShell 5.1 drops the double quotes inside an argument, unless they are written \\".'];
  return [];
}
