import { expect, it } from 'vitest';

import { encodeBase64 } from '../../core/bytes/base64.ts';
import { LINE_BREAKS } from '../../core/crypto/keys.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { cutAlteration } from '../alter/cut.ts';
import { pythonBytes } from '../alter/python-bytes.ts';
import { sweepAlteration } from '../alter/sweep.ts';
import { explainEvidence } from '../evidence.ts';
import { diagnosed, operationAt } from '../fixtures/diagnosed.ts';
import { RICHEST } from '../fixtures/richest.ts';
import { readings } from '../forms.ts';
import type { How } from '../how.ts';
import { open } from '../index.ts';
import { SERIALISERS } from '../json/serialisers.ts';
import { LOSSY } from '../lossy.ts';
import { damageHow } from '../signed/keys.ts';
import { IDIOMS } from './idioms.ts';
import { RULES } from './index.ts';
import { idsOf } from './lines.ts';
import { PRINTED_IDS } from './printed-body.ts';
import { LINED } from './writer-lines.ts';

const HEX = 'c9ee135d82a7ccf1163b6085aacff4193e6388add2f71c41668bb0d5fa1f4469';
const DIGEST = Uint8Array.from(Buffer.from(HEX, 'hex'));

/** Everything that may have been done to these inputs. */
async function catalogued(place: string, inputs: Inputs): Promise<How[]> {
  const operation = await operationAt(place);
  const opening = open({ operation }, { inputs, observed: { [operation.result?.name ?? '']: HEX } });
  if (opening.is !== 'job') throw new Error(`${place} is not searched`);
  const { classes, later } = opening.job.catalogue;
  return [...classes, ...later].flatMap(({ members }) => members.map(({ how }) => how));
}

/** Every form of a digest that some of these texts can be. */
function forms(): How[] {
  const [hex, base64] = [HEX, encodeBase64(DIGEST, 'base64')];
  const over = (text: string, form: 'base64' | 'base64url' = 'base64'): string => encodeBase64(Buffer.from(text), form);
  const dashed = (hex.match(/../g) ?? []).join('-');
  const hexes = [hex, hex.toUpperCase()].flatMap((text) => [
    text,
    over(text),
    over(text, 'base64url'),
    over(`${text}\n`),
  ]);
  const texts = [...hexes, base64, encodeBase64(DIGEST, 'base64url'), over(base64), dashed, dashed.toUpperCase()];
  const lossy = [hex.slice(0, 40), base64.toLowerCase().replace('=', ''), dashed.slice(1)];
  return [
    ...[...texts, pythonBytes(DIGEST)].flatMap((text) => readings(text, 'hex').map(({ form }) => form.how)),
    ...lossy.flatMap((text) => LOSSY.flatMap((make) => make(text, 'hex').map(({ form }) => form.how))),
  ];
}

const written = (alg: string, name: string): string => JSON.stringify({ alg, [name]: 'x' });

/** Ways beside those of the rich samples: an alteration shows only where it changes something. */
async function others(): Promise<How[]> {
  const [mac, webhook, paynet] = ['paysera/mac', 'aeterna/webhook', 'paynet/auth'];
  const plain = { ...RICHEST[mac], uri: '/rest/v1/x', host: 'Wallet.Paysera.COM', ext: '', body: '' };
  const key = '{"mac_key":"';
  const sent = await diagnosed(
    webhook,
    { SecretToken: 'a secret sent', body: '{}' },
    { 'X-Signature': 'a secret sent' },
  );
  return [
    ...(await catalogued(mac, { ...plain, mac_key: ` 7d444840-9dc0-11d1-b245-5ffdce74fad2\t` })),
    ...(await catalogued(webhook, { SecretToken: '7d444840-9dc0-11d1-b245-5ffdce74fad2', body: 'c0ffee' })),
    ...(await catalogued(webhook, { SecretToken: String.raw`a\x41b`, body: key })),
    ...(await catalogued(paynet, { id: '123456789012345678', token: 'aB-c', key: '1709300123456' })),
    ...[cutAlteration('abc', 'a'), sweepAlteration('1709300123', '1709300123456')].flatMap(howOf),
    ...howOf(sweepAlteration('1709300123', String(1709300123 + 3601))),
    ...(explainEvidence({ text: written('none', 'public_key') }, written('HS256', 'publicKey'), {}) ?? []).map(
      ({ how }) => how,
    ),
    ...(sent.explanations[0]?.phrases ?? []).map(({ how }) => how),
    damageHow('key', [LINE_BREAKS]),
  ];
}
const howOf = ({ id, how }: { readonly id: string; readonly how?: Partial<How> }): How[] => [{ id, ...how }];

/** Made by doctor/signed alone, whose own tests meet them. */
const SIGNED = ['public-key/base64', 'public-key/escaped-twice', 'token/time'];

it('names no way that nothing makes', async () => {
  const places = [
    'paysera/mac',
    'paysera/oauth-token',
    'aeterna/webhook',
    'aeterna/request',
    'paynet/auth',
    'paystar/callback',
    'paystar/alert',
  ];
  const rich = await Promise.all(places.map((place) => catalogued(place, RICHEST[place] ?? {})));
  const made = [...rich.flat(), ...forms(), ...(await others())];
  const known = new Set(made.flatMap(({ id, text = '' }) => (id === 'body-object' ? [id, text] : [id])));
  const idioms = Object.values(IDIOMS).flatMap(({ prints, asText = {} }) => [...prints, ...Object.keys(asText)]);
  const named = new Set([...Object.values(RULES).flatMap(idsOf), ...PRINTED_IDS, ...idioms]);
  expect(named.size).toBeGreaterThan(250);
  expect([...named].filter((id) => !known.has(id)).toSorted()).toEqual(SIGNED);
});

it('knows every writer of JSON that has a line of its own', () => {
  const ids = new Set(SERIALISERS.map(({ id }) => id));
  expect(LINED.filter((id) => !ids.has(id))).toEqual([]);
});
