import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

import { LANGUAGES } from '../src/doctor/code/index.ts';
import { expect, test } from './fixtures.ts';
import { startSandbox } from './local-sandbox.ts';

// What users of the terminal rely on: options, exit codes, and what stands on which stream.

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, ['tools/cli.mjs', ...args]);
  return new Promise((resolve, reject) => {
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

const mac = (text: string): string => createHmac('sha256', 'terminal-secret').update(text).digest('base64');
const CASE = JSON.stringify({
  format: 'countersign-case/1',
  scheme: 'aeterna',
  operation: 'webhook',
  inputs: { SecretToken: 'terminal-secret', body: '{"id": 5}' },
  observed: { 'X-Signature': mac('{"id": 5}') },
});

interface Report {
  readonly verdict: string;
  readonly says: string;
  readonly explanations: readonly {
    readonly causes: readonly string[];
    readonly code?: { readonly language: string; readonly changes: readonly { readonly after: string }[] };
  }[];
}

test('diagnose writes the change of code in the language that is asked for', async () => {
  for (const { value } of LANGUAGES) {
    const { code, out, err } = await run(['diagnose', '--language', value, '-'], CASE);
    expect([code, err]).toEqual([1, '']);
    const { explanations } = JSON.parse(out) as Report;
    expect(explanations[0]).toMatchObject({ causes: ['output-base64-not-hex'], code: { language: value } });
  }
  const { out } = await run(['diagnose', '-', '--language=Go'], CASE);
  const { explanations } = JSON.parse(out) as Report;
  expect(explanations[0]?.code?.changes[0]?.after).toContain('hex.EncodeToString');
});

test('diagnose refuses a language it does not write, and a value too short to search for', async () => {
  const wrong = await run(['diagnose', '--language', 'cobol', '-'], CASE);
  expect([wrong.code, wrong.out]).toEqual([2, '']);
  expect(wrong.err).toContain(
    '--language takes one of javascript, python, php, java, csharp, go, ruby, bash; got cobol.',
  );
  const none = await run(['trace', '--language', 'go', '-'], CASE);
  expect([none.code, none.out]).toEqual([2, '']);
  expect(none.err).toContain('--language works with diagnose only.');
  const short = await run(['diagnose', '-'], CASE.replace(/"X-Signature":"[^"]*"/, '"X-Signature":"3a"'));
  expect(short.code).toBe(2);
  const { verdict, says } = JSON.parse(short.out) as Report;
  expect([verdict, says]).toEqual(['unusable', expect.stringContaining('X-Signature is too short: expected 64 hex')]);
});

test('--help tells of every option, on standard output', async () => {
  for (const command of ['trace', 'diagnose']) {
    const { code, out, err } = await run([command, '--help']);
    expect([code, err]).toEqual([0, '']);
    for (const option of ['--junit', '--language', 'javascript', 'bash']) expect(out).toContain(option);
  }
  const sandbox = await run(['sandbox', '--help']);
  expect([sandbox.code, sandbox.err]).toEqual([0, '']);
  for (const option of ['--port', '--tls-port', '--frozen', '--seed', '--window', '--no-verify'])
    expect(sandbox.out).toContain(option);
  const { code, out, err } = await run(['diagnose']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^Name one FILE\.\nUsage: /);
});

test('sandbox --window says how far a timestamp may be off', async () => {
  const start = Date.parse('2026-01-01T00:00:00Z') / 1000;
  const { child, announced } = await startSandbox('--frozen', '2026-01-01T00:00:00Z', '--window', 'aeterna=30');
  try {
    expect(announced.windows).toEqual({ aeterna: 30 });
    const values = announced.schemes['aeterna']?.credentials[0]?.values ?? {};
    const verdictAt = async (seconds: number): Promise<string | null> => {
      const message = `${seconds}${values['Email']}`;
      const headers = {
        'Content-Type': 'application/json',
        'X-App-Token': values['PublicToken'] ?? '',
        'X-App-Access-Ts': String(seconds),
        'X-App-Access-Sig': createHmac('sha256', values['SecretToken'] ?? '')
          .update(message)
          .digest('hex'),
      };
      const answer = await fetch(`${announced.http}/sandbox/aeterna/balance`, { method: 'POST', headers });
      return answer.headers.get('x-countersign-verdict');
    };
    // 60 seconds unless somebody says otherwise.
    expect(await verdictAt(start - 30)).toBe('ok');
    expect(await verdictAt(start - 31)).toBe('timestamp-expired');
    expect(await verdictAt(start + 31)).toBe('timestamp-in-future');
  } finally {
    child.kill();
  }
});

test('sandbox refuses a window it cannot keep, and serves nothing', async () => {
  for (const [window, says] of [
    ['aeterna=soon', 'whole number of seconds'],
    ['aeterna', 'whole number of seconds'],
    ['paynet=5', 'no scheme with a time window'],
  ] as const) {
    const { code, out, err } = await run(['sandbox', '--port', '0', '--tls-port', '0', '--window', window]);
    expect([window, code, out]).toEqual([window, 2, '']);
    expect(err).toContain('--window: ');
    expect(err).toContain(says);
  }
});

test('a second sandbox needs a port for HTTP alone', async () => {
  // Whoever has the usual port of HTTPS, this test or another program: it is taken.
  const taken = createServer().on('error', () => undefined);
  await new Promise<void>((resolve) => {
    taken.once('listening', resolve).once('error', () => resolve());
    taken.listen(8788, '127.0.0.1');
  });
  const child = spawn(process.execPath, ['tools/cli.mjs', 'sandbox', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(String(said)).toMatch(/"https":"https:\/\/127\.0\.0\.1:(?!8788")\d+"/);
  } finally {
    child.kill();
    taken.close();
  }
});
