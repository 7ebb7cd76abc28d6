import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wordsOfError } from '../core/problem.ts';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';
import { createAuthority, type Authority } from '../sandbox/node/certificates.ts';
import { serve, type Served, type ServeOptions } from '../sandbox/node/serve.ts';
import { loadSandboxes } from '../schemes/registry.ts';
import { complain } from './told.ts';

const USAGE = `Usage: npm run --silent sandbox -- [--port N] [--tls-port N] [--frozen ISO-TIME] [--seed S] [--window SCHEME=SECONDS]
Serves the mock server on 127.0.0.1 until interrupted. Port 0 takes a free one; the defaults are 8787 and 8788, or a free one for HTTPS when that is taken.
--frozen stops the sandbox clock at that time; --seed makes keys, tokens and ids the same on every run (TLS keys are always new). --window says how far a timestamp of that scheme may be off, for example
--window aeterna=30; several are possible. --no-verify lets every request in: to measure what verification costs.`;

const USUAL_TLS_PORT = 8788;

interface Asked extends Omit<ServeOptions, 'tls'> {
  /** Absent: the usual one, or a free one when that is taken. */
  readonly tlsPort?: number;
  /** Seconds by scheme. */
  readonly windows: Readonly<Record<string, number>>;
}

/** Prints one line of JSON and serves until SIGINT or SIGTERM. Exit code 2: the arguments or the ports are unusable. */
export async function runSandbox(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const asked = readArguments(args);
  if (typeof asked === 'string') return complain(`${asked}\n${USAGE}`);
  const schemes = await loadSandboxes();
  const authority = await createAuthority();
  let served: Served;
  try {
    served = await listen(schemes, authority, asked);
  } catch (error) {
    return complain(`Cannot listen: ${wordsOfError(error)}. Try --port 0 --tls-port 0.`);
  }
  const refused = await setWindows(served.http, asked.windows);
  if (refused !== undefined) {
    await served.close();
    return complain(`${refused}\n${USAGE}`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'countersign-sandbox-'));
  try {
    const files = await writeCertificates(folder, authority);
    process.stdout.write(`${JSON.stringify(announcement(schemes, served, files, asked))}\n`);
    await interrupted();
  } finally {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}

/** A second sandbox needs a port for HTTP alone: HTTPS finds one where nobody has named it. */
async function listen(schemes: readonly SchemeSandbox[], authority: Authority, asked: Asked): Promise<Served> {
  const { tlsPort, windows: _, ...options } = asked;
  const on = (port: number) => serve(schemes, { ...options, tls: { port, authority } });
  if (tlsPort !== undefined) return on(tlsPort);
  return on(USUAL_TLS_PORT).catch(() => on(0));
}

function readArguments(args: readonly string[]): Asked | string {
  const options = {
    port: { type: 'string' },
    'tls-port': { type: 'string' },
    frozen: { type: 'string' },
    seed: { type: 'string' },
    window: { type: 'string', multiple: true },
    'no-verify': { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    const port = Number(values.port ?? 8787);
    const tlsPort = Number(values['tls-port'] ?? USUAL_TLS_PORT);
    const frozenAt = values.frozen === undefined ? undefined : Date.parse(values.frozen);
    const isPort = (value: number) => Number.isInteger(value) && value >= 0 && value <= 65_535;
    if (!isPort(port) || !isPort(tlsPort)) return 'A port is a whole number from 0 to 65535.';
    if (Number.isNaN(frozenAt)) return '--frozen takes an ISO time, for example 2026-01-01T00:00:00Z.';
    return {
      port,
      ...(values['tls-port'] === undefined ? {} : { tlsPort }),
      windows: Object.fromEntries((values.window ?? []).map(readWindow)),
      ...(frozenAt === undefined ? {} : { frozenAt }),
      ...(values.seed === undefined ? {} : { seed: values.seed }),
      ...(values['no-verify'] ? { verifies: false as const } : {}),
    };
  } catch (error) {
    return wordsOfError(error);
  }
}

/** `aeterna=30`; whatever is no number is refused by the sandbox itself, with its words. */
function readWindow(text: string): [scheme: string, seconds: number] {
  const [scheme = '', seconds = ''] = text.split('=');
  return [scheme, seconds.trim() === '' ? Number.NaN : Number(seconds)];
}

/** Why the sandbox does not take these windows; undefined when it has. */
async function setWindows(http: string, windows: Asked['windows']): Promise<string | undefined> {
  if (Object.keys(windows).length === 0) return undefined;
  const answer = await fetch(`${http}/sandbox/admin/windows`, { method: 'PUT', body: JSON.stringify(windows) });
  return answer.ok ? undefined : `--window: ${((await answer.json()) as { says: string }).says}`;
}

interface Files {
  readonly ca: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
}

async function writeCertificates(folder: string, { ca, client }: Authority): Promise<Files> {
  const files = {
    ca: join(folder, 'ca.pem'),
    clientCertificate: join(folder, 'client.pem'),
    clientKey: join(folder, 'client.key'),
  };
  await writeFile(files.ca, `${ca.certificate}\n`);
  await writeFile(files.clientCertificate, `${client.certificate}\n`);
  await writeFile(files.clientKey, `${client.key}\n`, { mode: 0o600 });
  return files;
}

function announcement(schemes: readonly SchemeSandbox[], { http, https }: Served, files: Files, asked: Asked) {
  const perScheme = schemes.map(({ id, credentials }) => [
    id,
    {
      base: `${http}/sandbox/${id}`,
      credentials: credentials.map(({ name, values, purposes }) => ({
        name,
        values,
        ...(purposes ? { purposes } : {}),
      })),
    },
  ]);
  return {
    http,
    https,
    admin: `${http}/sandbox/admin`,
    ...files,
    ...(asked.frozenAt === undefined ? {} : { frozen: new Date(asked.frozenAt).toISOString() }),
    ...(asked.seed === undefined ? {} : { seed: asked.seed }),
    ...(Object.keys(asked.windows).length === 0 ? {} : { windows: asked.windows }),
    schemes: Object.fromEntries(perScheme) as Record<string, unknown>,
  };
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
