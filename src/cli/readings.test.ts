import { describe, expect, it } from 'vitest';

import { withGiven } from '../cases/given.ts';
import { readFileText, unusedIn } from './readings.ts';

const AUTH = '{"auth":{"id":123,"key":1706360400000,"hash":"3a2a3af79b17897100cb96b7695b91f8"}}';
const CURL = `curl 'https://api.paynet.one/balance?token=hush' --data-raw '${AUTH}'`;
const request = (url: string, text?: string) => ({
  startedDateTime: '2026-11-22T05:00:00.000Z',
  request: { method: 'POST', url, headers: [], ...(text === undefined ? {} : { postData: { text } }) },
  response: { status: 401 },
});
const har = (...entries: readonly object[]) => JSON.stringify({ log: { entries } });

const fromRequest = {
  scheme: 'paynet',
  operation: 'auth',
  inputs: { id: '123', key: '1706360400000' },
  observed: { hash: '3a2a3af79b17897100cb96b7695b91f8' },
};

async function readingsOf(text: string) {
  const read = await readFileText(text);
  if ('wrong' in read) throw new Error(read.wrong);
  return read;
}

describe('a file', () => {
  it('of cases is read as it is', async () => {
    const { readings, strangers } = await readingsOf('{"scheme":"paynet","operation":"auth","inputs":{"id":"1"}}');
    expect(readings).toMatchObject([{ ok: true, value: { inputs: { id: '1' } } }]);
    expect(strangers).toBe(0);
  });

  it.each(['[]', ' [ ]\n', '{"format":"countersign-pack/1","cases":[]}'])(
    'without a case says so: %s',
    async (text) => {
      await expect(readFileText(text)).resolves.toEqual({ wrong: expect.stringContaining('no case in this file') });
    },
  );

  it('of neither is told as a case that cannot be read', async () => {
    expect((await readingsOf('invalid signature')).readings).toMatchObject([
      { ok: false, problem: { code: 'not-json' } },
    ]);
  });

  it('with a curl command is a case without the secret, and its name has no query', async () => {
    expect((await readingsOf(CURL)).readings).toMatchObject([
      { ok: true, value: { id: 'request 1: POST https://api.paynet.one/balance', ...fromRequest } },
    ]);
  });

  it('of HAR is a case for each request of a scheme, and says how many were none', async () => {
    const { readings, strangers } = await readingsOf(
      har(request('https://shop.example/app.js'), request('https://api.paynet.one/balance', AUTH)),
    );
    expect(readings).toMatchObject([
      { value: { id: 'request 2: POST https://api.paynet.one/balance', ...fromRequest } },
    ]);
    expect(strangers).toBe(1);
  });

  it('of HAR without any is refused in words', async () => {
    expect(await readFileText(har(request('https://shop.example/a'), request('https://shop.example/b')))).toEqual({
      wrong: 'None of 2 requests belongs to a scheme here.',
    });
  });
});

describe('a secret from outside', () => {
  const given = [
    { name: 'token', value: 'from outside' },
    { name: 'SecretToken', value: 'of another scheme' },
  ];

  it('goes where the case leaves the field out, and nowhere else', async () => {
    const { readings } = await readingsOf(CURL);
    const [reading] = await withGiven(readings, given);
    expect(reading).toMatchObject({ value: { inputs: { ...fromRequest.inputs, token: 'from outside' } } });
    expect(JSON.stringify(reading)).not.toContain('of another scheme');
  });

  it.each(['own', ''])('leaves a value of the case alone: %j', async (token) => {
    const { readings } = await readingsOf(JSON.stringify({ scheme: 'paynet', operation: 'auth', inputs: { token } }));
    expect(await withGiven(readings, given)).toMatchObject([{ value: { inputs: { token } } }]);
  });

  it('leaves alone what cannot be read or has no scheme', async () => {
    const { readings } = await readingsOf('[{"scheme":"nobody","operation":"x"},7]');
    expect(await withGiven(readings, given)).toEqual(
      readings.map((one) => (one.ok ? { ok: true, value: { ...one.value, inputs: {} } } : one)),
    );
  });
});

describe('what nothing is done with', () => {
  const named = (name: string) => [{ name, value: 'hush' }];
  const paynet = { scheme: 'paynet', operation: 'auth', inputs: { id: '1', key: '2' } };
  const told = async (cases: unknown, name?: string) =>
    unusedIn((await readingsOf(JSON.stringify(cases))).readings, name === undefined ? [] : named(name));

  it('is nothing where a case has the field', async () => {
    expect(await told([paynet], 'token')).toEqual({ notes: [] });
    expect(await told([{ ...paynet, scheme: 'nobody' }], 'token')).toEqual({ notes: [] });
  });

  it('is a name that is misspelt: an error that names the secrets there are, and no value', async () => {
    const { wrong } = await told([paynet], 'tokne');
    expect(wrong).toBe('No field is called tokne: the cases of this file have token.');
  });

  it('is a name of another scheme: a note', async () => {
    expect(await told([paynet], 'SecretToken')).toEqual({
      notes: ['--secret SecretToken was not used: the cases of this file have token.'],
    });
  });

  it('is an input that the operation has no field for: a note', async () => {
    const inputs = { ...paynet.inputs, tokne: 'hush' };
    const { notes, wrong } = await told([paynet, { ...paynet, inputs }, { ...paynet, id: 'b', inputs }]);
    expect(notes).toEqual([
      'Left out in case 2: tokne, which Auth object has no field for.',
      'Left out in b: tokne, which Auth object has no field for.',
    ]);
    expect(wrong).toBeUndefined();
  });
});
