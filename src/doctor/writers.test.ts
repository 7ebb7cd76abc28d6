import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { diagnosed } from './fixtures/diagnosed.ts';
import { withWriters } from './writers.ts';

const BODY = '{"id": 5, "url": "https://a.example/b", "name": "Zoë", "amount": 12.50}';
const signed = (text: string): string => createHmac('sha256', 'sEcret').update(text).digest('hex');
const explained = async (text: string) => {
  const found = await diagnosed(
    'aeterna/webhook',
    { SecretToken: 'sEcret', body: BODY },
    { 'X-Signature': signed(text) },
  );
  return found.explanations[0];
};

const requestSigned = async (secret: string, email: string, signature: string) =>
  await diagnosed(
    'aeterna/request',
    { PublicToken: 'p', SecretToken: secret, Email: email, 'X-App-Access-Ts': '1732290001' },
    { 'X-App-Access-Sig': signature },
  );

describe('who wrote a body anew', () => {
  it('is told with others that write it so, for the signature does not tell them apart', async () => {
    const compact = '{"id":5,"url":"https://a.example/b","name":"Zoë","amount":12.5}';
    expect((await explained(compact))?.says).toMatch(
      /^Your code parses body and writes it again as JSON\.stringify, .+, .+ or \d+ others do\.$/,
    );
  });

  it('is Go, which sorts by itself, before JavaScript that was told to', async () => {
    const sorted = '{\n  "amount": 12.5,\n  "id": 5,\n  "name": "Zoë",\n  "url": "https://a.example/b"\n}';
    expect((await explained(sorted))?.says).toMatch(/again as json\.MarshalIndent of a map/);
  });

  it('is told alone where nobody else is known to write it so', async () => {
    const dumped = String.raw`{"id": 5, "url": "https://a.example/b", "name": "Zo\u00eb", "amount": 12.5}`;
    expect((await explained(dumped))?.says).toBe('Your code parses body and writes it again as json.dumps does.');
  });

  it('changes no words of what is no writer', () => {
    const site = { kind: 'text', op: 'field', param: 'body', args: [] } as const;
    const plain = {
      id: 'a',
      names: [['x']],
      says: 'signs nothing',
      how: { id: 'a' },
      site,
      replacement: site,
      cost: 1,
    };
    expect(withWriters(plain, { parts: [[plain]], forms: [], edits: [], digest: new Uint8Array(32) })).toBe(plain);
  });
});

describe('a key that came to nothing', () => {
  it('may be a text that was decoded from hex', async () => {
    const signature = createHmac('sha256', '').update('1732290001a@shop.example').digest('hex');
    const found = await requestSigned('axK_88', 'a@shop.example', signature);
    expect(found.explanations.map(({ causes }) => causes)).toContainEqual(['secret-hex-decoded-wrongly']);
    const other = await requestSigned('abK_88', 'a@shop.example', signature);
    expect(other.explanations.map(({ causes }) => causes)).not.toContainEqual(['secret-hex-decoded-wrongly']);
  });
});

describe('the words of a fix', () => {
  it('speak of the part that was changed, not of a body', async () => {
    const found = await requestSigned('sEcret', "o'neil@shop.example", signed('1732290001o&#039;neil@shop.example'));
    const [first] = found.explanations;
    expect(first?.causes).toEqual(['html-entity-encoded']);
    expect(first?.fix).not.toContain('body');
  });

  it('belong to the phrase of their own cause, where there are two', async () => {
    const key = Buffer.from('c0ffee', 'hex');
    const signature = createHmac('sha256', key).update('1732290001a@shop.example').digest('hex');
    const found = await requestSigned('c0ffee', 'A@Shop.example', signature);
    const [first] = found.explanations;
    expect(first?.causes).toEqual(['field-case-changed', 'secret-hex-decoded-wrongly']);
    expect(first?.phrases).toContainEqual({
      causes: ['field-case-changed'],
      says: 'lower-cases Email',
      how: { id: 'lower', of: 'Email' },
    });
  });
});
