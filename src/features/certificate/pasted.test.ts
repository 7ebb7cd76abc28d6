import { describe, expect, it } from 'vitest';
import { createKeyPair } from '../../core/pki/key-pair.ts';
import { createRequest } from '../../core/pki/request.ts';
import type { CertificateParts } from '../../core/scheme/define.ts';
import { inspectPasted } from './pasted.ts';
import { altNamesOf, nameProblems } from './subject.ts';

const PARTS: CertificateParts = {
  keyType: 'key type',
  subject: ['CN', 'C'],
  altNames: 'SAN',
  parameters: 'ext',
  headerOf: (name) => name,
};

describe('a request that was pasted', async () => {
  const request = await createRequest(await createKeyPair('EC P-256'), { CN: 'client' });
  it.each([
    ['as it is', request],
    ['with literal line breaks', request.replaceAll('\n', String.raw`\n`)],
    ['as bare base64', request.replaceAll(/-----[A-Z ]+-----/g, '')],
  ])('is read %s', async (_, text) => {
    expect(await inspectPasted(text)).toMatchObject([{ is: 'request', subject: 'CN=client', signatureHolds: true }]);
  });

  it('does not hold when a byte of it was changed', async () => {
    const at = request.indexOf('\n', 200) - 3;
    const changed = request.slice(0, at) + (request[at] === 'A' ? 'B' : 'A') + request.slice(at + 1);
    const [block] = await inspectPasted(changed);
    expect(block?.is === 'request' && block.signatureHolds).toBe(false);
  });

  it('is nothing when nothing was pasted, and no block in plain words', async () => {
    expect(await inspectPasted('  ')).toEqual([]);
    expect(await inspectPasted('hello')).toEqual([]);
  });
});

describe('names', () => {
  it('are told by their look', () => {
    const types = altNamesOf(PARTS, { SAN: 'a.example, b@a.example 192.0.2.1,2001:db8::1, https://a.example/x' });
    expect(types.map(({ type }) => type)).toEqual(['dns', 'email', 'ip', 'ip', 'url']);
  });

  it.each([
    [{}, ['subject-empty']],
    [{ CN: 'x' }, []],
    [{ CN: 'x', C: 'LTU' }, ['country']],
    [{ CN: 'x', SAN: 'ąžuolas.lt' }, ['alt-name']],
    [{ CN: 'x', SAN: '*.a.example' }, []],
  ])('%j: %j', (inputs, codes) => {
    expect(nameProblems(PARTS, inputs as Record<string, string>).map(({ code }) => code)).toEqual(codes);
  });
});
