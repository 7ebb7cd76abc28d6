import { describe, expect, it } from 'vitest';
import { traceCases } from './test-trace.ts';

const paynet = (inputs: string) =>
  `{"format":"countersign-case/1","id":"c","scheme":"paynet","operation":"auth","inputs":${inputs}}`;

async function traceOne(text: string) {
  const [report] = await traceCases(text);
  if (!report) throw new Error('nothing was reported');
  return report;
}

describe('trace', () => {
  it('reports steps, result and request', async () => {
    expect(await traceOne(paynet('{"id":"123","token":"your-secret-token","key":"1706360400000"}'))).toEqual({
      id: 'c',
      steps: [
        {
          name: 'string to hash',
          text: '123your-secret-token1706360400000',
          hex: Buffer.from('123your-secret-token1706360400000').toString('hex'),
        },
        { name: 'MD5 digest', hex: '3a2a3af79b17897100cb96b7695b91f8' },
        {
          name: 'hash',
          text: '3a2a3af79b17897100cb96b7695b91f8',
          hex: Buffer.from('3a2a3af79b17897100cb96b7695b91f8').toString('hex'),
        },
      ],
      result: { hash: '3a2a3af79b17897100cb96b7695b91f8' },
      request: {
        method: 'POST',
        origin: 'https://api.paynet.one',
        path: '/balance',
        headers: { 'Content-Type': 'application/json' },
        body: '{"auth":{"id":123,"key":1706360400000,"hash":"3a2a3af79b17897100cb96b7695b91f8"}}',
      },
    });
  });

  it('keeps the literal of a number above 2^53', async () => {
    const report = await traceOne(paynet('{"id":9007199254740993,"token":"your-secret-token","key":1706360400000}'));
    expect(report.result).toEqual({ hash: 'fd59d6c8b51fa754f0a73f669eb5ca60' });
  });

  it.each([
    ['{', 'not-json'],
    ['[[]]', 'not-a-case'],
    ['{"scheme":"paynet"}', 'not-a-case'],
    ['{"format":"countersign-case/9","scheme":"paynet","operation":"auth"}', 'unknown-format'],
    ['{"scheme":"nobody","operation":"auth","inputs":{}}', 'unknown-scheme'],
    ['{"scheme":"paynet","operation":"nothing","inputs":{}}', 'unknown-operation'],
    [paynet('{"id":"1","token":"t"}'), 'missing-field'],
    [paynet('{"id":"1","token":"t","key":{}}'), 'not-a-case'],
    [paynet('{"id":"1","token":"t","key":"1","id":"2"}'), 'repeated-member'],
    ['{"scheme":"paynet","operation":"auth","inputs":{},"inputs":{"id":"1"}}', 'repeated-member'],
    ['{"scheme":"paynet","operation":"auth","observed":{"hash":"a","hash":"b"}}', 'repeated-member'],
  ])('answers %s with the code %s and words', async (text, code) => {
    const { error } = await traceOne(text);
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(/^Expected .+; got .+\. .+\.$/);
  });

  it('says of a case of a newer version what to do in a terminal, where no page can be reloaded', async () => {
    const { error } = await traceOne('{"format":"countersign-case/9","scheme":"paynet","operation":"auth"}');
    expect(error?.message).toContain('with the newest version: in a browser, reload the page; in a terminal, update');
  });

  it('names the field that is wrong, and still computes what can be computed', async () => {
    const report = await traceOne(paynet('{"id":"1","token":"t","key":"abc"}'));
    expect(report.error).toMatchObject({ code: 'not-an-integer', field: 'key' });
    expect(report.result?.['hash']).toHaveLength(32);
    expect(report.request).toBeUndefined();
  });

  it.each(['constructor', '__proto__', 'toString', 'klingon'])(
    'takes no choice for one that there is: %s',
    async (flow) => {
      const inputs = `{"publicKey":"pk","privateKey":"sk","flow":"${flow}"}`;
      const report = await traceOne(`{"scheme":"paystar","operation":"bearer","inputs":${inputs}}`);
      expect(report.error).toMatchObject({ code: 'not-a-choice', field: 'flow' });
      expect(report.request?.headers).toHaveProperty('Authorization');
    },
  );

  it('warns of milliseconds where seconds are meant and goes on', async () => {
    const report = await traceOne(
      '{"scheme":"aeterna","operation":"request","inputs":{"PublicToken":"p","SecretToken":"s","Email":"e@example.com","X-App-Access-Ts":"1767225600000"}}',
    );
    expect(report.error).toBeUndefined();
    expect(report.warnings).toMatchObject([{ code: 'timestamp-unit', field: 'X-App-Access-Ts' }]);
    expect(report.result).toBeDefined();
  });

  it('refuses an empty secret by field', async () => {
    const report = await traceOne('{"scheme":"aeterna","operation":"webhook","inputs":{"SecretToken":"","body":"{}"}}');
    expect(report.error).toMatchObject({ code: 'empty-secret', field: 'SecretToken' });
    expect(report.result).toBeUndefined();
  });

  it('reads one case a line, an array, and a file that starts with a byte order mark', async () => {
    const one = paynet('{"id":"1","token":"t","key":"2"}');
    expect(await traceCases(`${one}\n\n${one}\n`)).toHaveLength(2);
    expect(await traceCases(`[${one},${one}]`)).toHaveLength(2);
    expect((await traceOne(`\ufeff${one}`)).error).toBeUndefined();
  });

  it('never repeats an input in an error', async () => {
    const report = await traceOne(
      '{"scheme":"paystar","operation":"callback","inputs":{"privateKey":"sk_live_1","body":"sk_live_2"}}',
    );
    expect(JSON.stringify(report.error)).not.toContain('sk_live');
  });
});
