import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { syncEngine } from '../../core/crypto/sync.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { fieldsIn } from '../../core/recipe/expression.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { parseMessage } from '../../core/scheme/parse.ts';
import { traceOperationSync } from '../../core/scheme/trace.ts';
import { verifierOf, verifyOperation } from '../../core/scheme/verify.ts';
import { signProgram } from '../build.ts';
import { withDefaults, type Subject } from './samples.ts';
import { given, Workshop, type HeaderWay, type Toolchain } from './toolchain.ts';

/** Callbacks as the vendor would send them, to an endpoint that keeps every byte. */
export function wireTests(toolchain: Toolchain, all: readonly Subject[]): void {
  const workshop = new Workshop(toolchain);
  const arrived: HttpMessage[] = [];
  const keep = async (request: IncomingMessage, response: ServerResponse) => {
    arrived.push(await received(request));
    response.writeHead(202).end('"ок"');
  };
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    await workshop.open();
    server = createServer((request, response) => {
      void keep(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 60_000);
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await workshop.close();
  });

  it(
    'put on the wire what the page shows, to the byte, and the receiver verifies it',
    { timeout: 300_000 },
    async () => {
      const jobs = [];
      for (const { scheme, operation, samples } of all) {
        if (operation.direction !== 'callback' || !operation.result) continue;
        for (const inputs of samples.slice(-3)) {
          const program = signProgram(scheme.card, operation, { values: inputs, allFromEnvironment: true, origin });
          const { message } = traceOperationSync(operation, inputs, syncEngine);
          if (program && message) jobs.push({ operation, program, inputs, message, made: await workshop.add(program) });
        }
      }
      await workshop.build();
      expect(jobs.length).toBeGreaterThan(4);
      for (const { operation, program, inputs, message, made } of jobs) {
        const values = withDefaults(operation, inputs);
        const ran = await workshop.run(made, given(program.inputs, values));
        expect(ran.stdout.replaceAll('\r\n', '\n').trimEnd(), ran.stderr).toBe('202\n"ок"');
        const got = arrived.pop();
        if (!got) throw new Error('nothing arrived');
        expect([got.method, got.target, got.body]).toEqual([message.method, message.target, message.body]);
        const headers = new Map(got.headers.map(([name, value]) => [name.toLowerCase(), value]));
        for (const [name, value] of message.headers) expect(headers.get(name.toLowerCase()), name).toBe(value);
        const carried = { ...values, ...parseMessage(operation, {}, got), ...withoutClock(operation) };
        const evidence = carried[verifierOf(operation)?.evidence ?? ''] ?? '';
        expect((await verifyOperation(operation, carried, evidence, webcryptoEngine)).code).toBe('ok');
      }
    },
  );

  /** What arrived in the header of a field that travels as one, when a program is given this text for it. */
  const sentInHeader = async (text: string) => {
    const [{ subject, field, header } = nobody()] = all.flatMap(inHeader);
    const values = { ...withDefaults(subject.operation, subject.samples[0] ?? {}), [field]: text };
    const program = signProgram(subject.scheme.card, subject.operation, { values, allFromEnvironment: true, origin });
    if (!program) throw new Error('no program');
    const made = await workshop.add(program);
    await workshop.build();
    arrived.length = 0;
    const ran = await workshop.run(made, given(program.inputs, values));
    const value = arrived.pop()?.headers.find(([name]) => name.toLowerCase() === header.toLowerCase())?.[1];
    return { ran, value };
  };

  it('send a header whose value is empty, too', { timeout: 300_000 }, async () => {
    const { ran, value } = await sentInHeader('');
    expect(value, ran.stderr).toBe('');
  });

  it('send a header beyond ASCII as the language is known to, or not at all', { timeout: 300_000 }, async () => {
    const ways: string[] = [];
    for (const text of ['cl\u00e9', 'cl\u00e9-\u20ac-\u043a\u043b\u044e\u0447']) {
      const { ran, value } = await sentInHeader(text);
      if (value === undefined) expect(ran.code, ran.stdout).not.toBe(0);
      ways.push(wayOf(text, value));
    }
    expect(ways).toEqual(toolchain.headers ?? ['utf-8', 'utf-8']);
  });
}

/** No time to judge by: what was sent holds times of any century. */
function withoutClock(operation: Operation): Inputs {
  const clocks = (verifierOf(operation)?.checks ?? []).flatMap(({ test }) =>
    test.is === 'time' ? fieldsIn(test.now).map((name) => [name, ''] as const) : [],
  );
  return Object.fromEntries(clocks);
}

/** A field whose text stands alone in a header. */
function inHeader(subject: Subject) {
  const { operation, samples } = subject;
  const field = operation.fields.find(({ kind }) => kind === 'credential')?.name;
  if (field === undefined || !operation.result) return [];
  const values = { ...withDefaults(operation, samples[0] ?? {}), [field]: 'stands-alone' };
  const { message } = traceOperationSync(operation, values, syncEngine);
  const header = message?.headers.find(([, value]) => value === 'stands-alone')?.[0];
  return header === undefined ? [] : [{ subject, field, header }];
}

function nobody(): never {
  throw new Error('no operation has a credential in a header of its own');
}

/** Node gives each byte of a header as one character. */
function wayOf(text: string, arrived: string | undefined): HeaderWay {
  if (arrived === undefined) return 'refused';
  const bytes = Buffer.from(arrived, 'latin1');
  if (bytes.equals(Buffer.from(text))) return 'utf-8';
  return arrived === text ? 'latin-1' : 'changed';
}

async function received(request: IncomingMessage): Promise<HttpMessage> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { rawHeaders: flat, method = '', url = '' } = request;
  const headers = flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ''] as const] : []));
  return { method, origin: '', target: url, headers, body: Buffer.concat(parts).toString('utf8') };
}
