import type { HttpMessage } from './message.ts';

/**
 * The message as a curl command for a POSIX shell. Everything is in single quotes, so the shell
 * changes nothing; `--data-raw` keeps line breaks and a leading `@`. A body with NUL, which no
 * argument can carry, goes through printf and standard input. A header of blanks, which curl takes for one to leave
 * out, is written as an empty one. `client` adds a TLS client certificate.
 */
export function curlCommand(message: HttpMessage, client?: ClientFiles): string {
  const { method, origin, target, headers, body } = message;
  const args = [
    `-X ${shellQuoted(method)}`,
    shellQuoted(`${origin}${target}`),
    ...(client ? [`--cert ${shellQuoted(client.certificate)}`, `--key ${shellQuoted(client.privateKey)}`] : []),
    ...headers.map(([name, value]) => `-H ${shellQuoted(/^[ \t]*$/.test(value) ? `${name};` : `${name}: ${value}`)}`),
  ];
  const piped = body?.includes('\0') ?? false;
  if (body !== undefined) args.push(piped ? '--data-binary @-' : `--data-raw ${shellQuoted(body)}`);
  // Braces and brackets in the address are curl's own globbing.
  if (/[[\]{}]/.test(`${origin}${target}`)) args.unshift('--globoff');
  const command = `curl ${args.join(' \\\n  ')}`;
  return piped && body !== undefined ? `printf ${shellQuoted(printfFormat(body))} | ${command}` : command;
}

/** File names of a TLS client certificate and its key, both PEM. */
export interface ClientFiles {
  readonly certificate: string;
  readonly privateKey: string;
}

/** The text as one word of a POSIX shell. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function printfFormat(body: string): string {
  return body
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('%', '%%')
    .replaceAll('\0', String.raw`\000`);
}
