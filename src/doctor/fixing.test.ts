import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { diagnosed } from './fixtures/diagnosed.ts';
import { fixOf } from './fixing.ts';

const mac = (text: string): string => createHmac('sha256', 'secret').update(text).digest('hex');
const webhook = async (body: string, signed: string) =>
  (await diagnosed('aeterna/webhook', { SecretToken: 'secret', body }, { 'X-Signature': mac(signed) })).explanations[0];

/** A Paysera request to this host, whose MAC was made over these lines after time and nonce. */
const request = (host: string, lines: string) => {
  const own = { client_id: 'id', mac_key: 'secret', ts: '1718100018', nonce: 'n1' };
  const inputs = { ...own, method: 'GET', uri: '/rest/v1/x', host, port: '443', body: '', ext: '' };
  const observed = createHmac('sha256', 'secret').update(`1718100018\nn1\n${lines}`).digest('base64');
  return diagnosed('paysera/mac', inputs, { mac: observed });
};

describe('the words of a fix', () => {
  const BODY = '{"id": 10, "none": null}';
  it.each([
    ['python-repr-body', "{'id': 10, 'none': None}"],
    ['body-object-to-string', '[object Promise]'],
    ['empty-field-dropped', '{"id": 10}'],
    ['json-whitespace', '{"id":10,"none":null}'],
  ])('speak of the bytes received where a body is verified: %s', async (cause, signed) => {
    const first = await webhook(BODY, signed);
    expect(first?.fix).toMatch(/bytes of the body as they were received/);
    expect(first?.fix).not.toMatch(/Serialise|json\.dumps once|and send|place of an empty/);
    expect(fixOf([cause], () => 'body')).not.toMatch(/^Take the bytes/);
  });

  it('are those of a text where a member is signed, not the body', () => {
    const fix = fixOf(['json-escaped-unicode'], () => 'part', 'received');
    expect(fix).toMatch(/escapes are undone/);
    expect(fix).not.toMatch(/before any parser/);
  });

  it('of bytes printed for a body do not tell to encode it', () => {
    expect(fixOf(['byte-array-to-string'], () => 'body', 'received')).not.toMatch(/hex|base64/);
  });

  it.each(['body-reserialised-json', 'body-empty', 'html-entity-encoded'])(
    'speak of what is sent where nothing is received: %s',
    (cause) => {
      const fix = fixOf([cause], () => 'body', 'sent');
      expect(fix).toMatch(/sen[dt]/);
      expect(fix).not.toMatch(/parser|php:|[Cc]apture|received/);
    },
  );

  it('do not tell somebody who sends a request to keep what arrived', async () => {
    const inputs = { client_id: 'id', mac_key: 'secret', ts: '1718100018', nonce: 'n1', method: 'POST' };
    const sent = { ...inputs, uri: '/rest/v1/x', host: 'wallet.paysera.com', port: '443', body: '{"a":1}', ext: '' };
    const hash = createHash('sha256').update('{"a": 1}').digest('base64');
    const lines = `1718100018\nn1\nPOST\n/rest/v1/x\nwallet.paysera.com\n443\nbody_hash=${encodeURIComponent(hash)}\n`;
    const observed = createHmac('sha256', 'secret').update(lines).digest('base64');
    const [first] = (await diagnosed('paysera/mac', sent, { mac: observed })).explanations;
    expect(first?.fix).toBe('Write the body once, keep that text, and both sign and send it.');
  });

  it('name the case that the recipe wants, and the whole of what echo adds', async () => {
    const { explanations } = await request('Wallet.Paysera.com', 'GET\n/rest/v1/x\nWallet.Paysera.com\n443\n\n');
    expect(explanations[0]?.fix).toBe('Write host in lower case before it goes into the string.');
    expect(explanations.flatMap(({ causes }) => causes)).not.toContain('method-mismatch');
    const inputs = { PublicToken: 'p', SecretToken: 'secret', Email: 'a@b.example', 'X-App-Access-Ts': '1718000000' };
    const echo = mac('"1718000000a@b.example" \r\n');
    const [first] = (await diagnosed('aeterna/request', inputs, { 'X-App-Access-Sig': echo })).explanations;
    expect(first?.fix).toMatch(/quotes as well, and ends the line with CR LF/);
  });

  it('tell to leave scheme and host away where they stand before the path', async () => {
    const { explanations } = await request(
      'wallet.paysera.com',
      'GET\nhttps://wallet.paysera.com/rest/v1/x\nwallet.paysera.com\n443\n\n',
    );
    expect(explanations[0]?.fix).toMatch(/^Sign path and query alone/);
  });

  it('do not tell to sign a query where an empty one was added', async () => {
    const { explanations } = await request('wallet.paysera.com', 'GET\n/rest/v1/x?\nwallet.paysera.com\n443\n\n');
    expect(explanations[0]?.fix).toMatch(/there is no \? either/);
  });

  it('and of an identifier printed as a number name whose number it is', async () => {
    const observe = async (id: string, printed: string) => {
      const observed = createHash('md5').update(`${printed}T0k1718300006323`).digest('hex');
      const inputs = { id, token: 'T0k', key: '1718300006323' };
      return (await diagnosed('paynet/auth', inputs, { hash: observed })).explanations[0]?.says;
    };
    expect(await observe('123456789012345678', '123456789012345680')).toContain("JavaScript's number");
    expect(await observe('50123', '50123.0')).toBe("Your code has id as Python's float.");
  });
});
