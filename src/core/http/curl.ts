import type { HttpMessage } from './message.ts';

/**
 * The message as a curl command for a POSIX shell. Everything is in single quotes, so the shell
 * changes nothing; `--data-raw` keeps line breaks and a leading `@`. A body with NUL, which no
 * argument can carry, goes through printf and standard input. `client` adds a TLS client certificate.
 */
export function curlCommand(message: HttpMessage, client?: ClientFiles): string {
  const { method, origin, target, headers, body } = message;
  const args = [
    `-X ${method}`,
    quote(`${origin}${target}`),
    ...(client ? [`--cert ${quote(client.certificate)}`, `--key ${quote(client.privateKey)}`] : []),
    ...headers.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
  ];
  const piped = body?.includes('\0') ?? false;
  if (body !== undefined) args.push(piped ? '--data-binary @-' : `--data-raw ${quote(body)}`);
  // Braces and brackets in the address are curl's own globbing.
  if (/[[\]{}]/.test(`${origin}${target}`)) args.unshift('--globoff');
  const command = `curl ${args.join(' \\\n  ')}`;
  return piped && body !== undefined ? `printf ${quote(printfFormat(body))} | ${command}` : command;
}

/** File names of a TLS client certificate and its key, both PEM. */
export interface ClientFiles {
  readonly certificate: string;
  readonly privateKey: string;
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function printfFormat(body: string): string {
  return body
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('%', '%%')
    .replaceAll('\0', String.raw`\000`);
}
