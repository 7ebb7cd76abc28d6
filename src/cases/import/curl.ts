import { readArgs } from './curl-args.ts';
import { curlRequests } from './curl-request.ts';
import { refused, type ImportedRequest, type RequestsReading } from './reading.ts';
import { feedOf } from './stdin.ts';
import { curlArguments } from './terminal.ts';
import type { Lexed } from './words.ts';

/** Commands whose effect on what is sent is nil. */
const HARMLESS = /^(cd|echo|printf|cat|jq|tee|grep|head|tail|python3?|less|true|export|set|wait|exit)$/;

/** The requests of every curl command in a text that a shell has taken apart. */
export function readCurl(lexed: Lexed): RequestsReading {
  if (!lexed.ok)
    return refused('curl-unclosed', 'a whole curl command', lexed.got, 'Copy the command again, from curl to its end.');
  const requests: ImportedRequest[] = [];
  const notes = new Set(lexed.notes);
  for (const [index, command] of lexed.commands.entries()) {
    const words = curlArguments(command);
    if (!words) {
      if (!HARMLESS.test(command.words[0] ?? '')) notes.add('There are other commands besides curl; they are not run.');
      continue;
    }
    const { parts, notes: unread } = readArgs(words);
    const stdin = command.stdin ?? feedOf(lexed.commands[index - 1]);
    for (const note of unread) notes.add(note);
    requests.push(...parts.flatMap((part) => curlRequests(part, stdin)));
  }
  if (requests.length === 0)
    return refused(
      'curl-no-address',
      'a curl command with an address',
      'none',
      'Copy the whole command, with its URL.',
    );
  return { ok: true, kind: 'curl', requests, lost: [...notes] };
}
