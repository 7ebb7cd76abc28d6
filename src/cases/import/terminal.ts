import type { Command } from './words.ts';

/** What may stand before a program's name without changing its arguments. */
const WRAPPERS = new Set(['sudo', 'time', 'command', 'exec', 'env', 'nohup', '$', '%', '#', '&', '>', '.']);

/** The words after `curl`; undefined when the command is another. */
export function curlArguments({ words }: Command): readonly string[] | undefined {
  let at = 0;
  while (WRAPPERS.has(words[at] ?? '') || /^[A-Za-z_]\w*=/.test(words[at] ?? '')) at++;
  return /(?:^|[\\/])curl(?:\.exe)?$/i.test(words[at] ?? '') ? words.slice(at + 1) : undefined;
}

/** What a terminal prints before a command: `user@host:~$`, `[root@host ~]#`, an arrow, `C:\Users\me>`. */
const PROMPT =
  /^(?:[^\n'"\\|;&=#]{0,80}?[$%❯➜λ»]|[^\n'"\\|;&=#]{0,80}?[@\]:][^\n'"\\|;&=#]{0,80}#|[A-Z]:\\[^\n"'>]{0,200}>)[ \t]*(?:~ +)?(?=curl(?:\.exe)?\s)/gm;

/** A text without the prompts of a terminal before its curl commands, and those of the lines that go on. */
export function withoutPrompts(text: string): string {
  return text.replace(PROMPT, '').replace(/(\\\r?\n)> (?=[ \t]*-)/g, '$1');
}

/** How an answer begins: a status line, JSON, markup, or what curl tells of a transfer and its failure. */
const ANSWER =
  /(?:[ \t\r]{0,9}\n){0,9}(?:HTTP\/\d|[<*] |> [A-Z]+ |<[!?A-Za-z]|[[{}][ \t]{0,9}(?:["[\]{}\d\r\n]|$)|curl: \(|[ \t]{1,9}% Total|Warning: |Note: )/y;
const NEXT = /^(?:[A-Za-z_]\w*=\S{0,200} +)?curl(?:\.exe)?\s/gim;

/**
 * Where what curl printed ends, when it begins at this place, the start of the line below these commands: at the next
 * curl command or the end of the text. Undefined when nothing printed begins there.
 */
export function endOfOutput(text: string, at: number, commands: readonly Command[]): number | undefined {
  ANSWER.lastIndex = at;
  if (!ANSWER.test(text) || !commands.slice(-3).some(curlArguments)) return undefined;
  NEXT.lastIndex = at;
  return NEXT.exec(text)?.index ?? text.length;
}

/** The request that `curl -v` shows line by line, which has no body there; undefined for any other text. */
export function requestShown(text: string): string | undefined {
  const found = /^> [A-Z]+ \S+ HTTP\/\d[^\n]*\n(?:>[^\n]*(?:\n|$))*/m.exec(text);
  return found?.[0].replace(/^> ?/gm, '');
}

/** The note beside a command that stands above what it printed. */
export const ANSWER_LEFT_OUT = 'What stands below the command is not a command but what it printed; it was left out.';
