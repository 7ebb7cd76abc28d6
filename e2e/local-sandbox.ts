import { spawn, type ChildProcess } from 'node:child_process';

/** What `npm run sandbox` says when it has started. */
export interface Announced {
  readonly http: string;
  /** Seconds by scheme, where `--window` set some. */
  readonly windows?: Readonly<Record<string, number>>;
  readonly schemes: Readonly<
    Record<string, { readonly credentials: readonly { readonly values: Readonly<Record<string, string>> }[] }>
  >;
}

/** `npm run sandbox` on free ports, with more arguments, once it has said where it is. */
export async function startSandbox(...more: readonly string[]): Promise<{ child: ChildProcess; announced: Announced }> {
  const args = ['tools/cli.mjs', 'sandbox', '--port', '0', '--tls-port', '0', ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (said.includes('\n')) break;
  }
  return { child, announced: JSON.parse(said) as Announced };
}
