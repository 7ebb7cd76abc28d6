import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';

import { createKeyedEngine } from '../core/crypto/keyed.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { evaluateSync, type Inputs } from '../core/recipe/evaluate.ts';
import type { Operation } from '../core/scheme/define.ts';
import { withInitials } from '../core/scheme/trace.ts';
import { loadMistakes } from '../schemes/registry.ts';
import { operationAt } from './fixtures/diagnosed.ts';
import { RICHEST } from './fixtures/richest.ts';
import type { Form } from './forms.ts';
import { open } from './index.ts';
import { Matcher } from './matcher.ts';
import { Plan, Values } from './plan.ts';
import { Search } from './search.ts';
import type { FormOp } from './target.ts';

// Values that no mistake with these inputs gives: whatever is said of one of them is false.

interface Negative {
  readonly what: string;
  /** What is observed where the recipe writes its digest. */
  readonly text: string;
}

/** All negatives of one operation at once: a search tries each digest on every one of them. */
class Strangers extends Matcher {
  readonly found: string[] = [];
  private readonly each: readonly (readonly [Negative, Matcher])[];

  constructor(negatives: readonly Negative[], own: FormOp) {
    super('', own);
    this.each = negatives.map((negative) => [negative, new Matcher(negative.text, own)]);
  }

  override match(digest: Octets): readonly Form[] {
    for (const [negative, matcher] of this.each)
      for (const form of matcher.match(digest)) this.found.push(`${negative.what} ${negative.text}: ${form.id}`);
    return [];
  }
}

const bytesOf = (seed: string, size: number): Buffer => createHash('sha512').update(seed).digest().subarray(0, size);
const written = (bytes: Buffer, own: FormOp): string =>
  own.startsWith('hex') ? bytes.toString('hex') : bytes.toString(own === 'base64url' ? 'base64url' : 'base64');

function resultOf(operation: Operation, typed: Inputs): string {
  const { result } = operation;
  const outcome = result && evaluateSync([result.expr], withInitials(operation, typed), syncEngine).get(result.expr);
  if (!outcome?.ok || outcome.value.kind !== 'text') throw new Error(`${operation.id}: not computed`);
  return outcome.value.text;
}

/** The part of a token that is its signature; another result is one as a whole. */
const signature = (result: string): string => result.split('.').at(-1) ?? '';

/**
 * The right values of all operations. The webhook has a body of its own: with that of the other samples, and with the
 * secret that they share, it is what a MAC over the body alone gives, and that is a mistake to be found.
 */
const real = new Map<string, string>();
for (const [place, inputs] of Object.entries({
  ...RICHEST,
  'aeterna/webhook': { ...RICHEST['aeterna/webhook'], body: '{"of":"another webhook"}' },
}))
  real.set(place, resultOf(await operationAt(place), inputs));

/** Other inputs than these in every field that can differ. */
const changes = (name: string, value: string): readonly string[] => {
  if (/body/i.test(name))
    return ['amount', 'total', 'sum', 'note'].map(
      (member, i) =>
        `{"${member}":"of another delivery ${i}","externalId":"x${i}","status":"Failed","amount":${i + 7},"orderType":"Payout","CreatedAt":"2026-01-0${i + 1}T00:00:00Z","Message":"other ${i}"}`,
    );
  if (/nonce|uri|code|publicKey|client_id/i.test(name)) return [`${value}-of another`, `another ${value}`];
  return /email/i.test(name) ? ['somebody.else@example.com', 'other@example.net', 'x@example.org'] : [];
};

const isSecret = (operation: Operation, name: string): boolean =>
  operation.fields.some((field) => field.name === name && field.secret === true);

function negativesOf(place: string, operation: Operation, inputs: Inputs, own: FormOp): Negative[] {
  const random = [16, 20, 32, 48, 64].flatMap((size) =>
    [...Array(6).keys()].map((i) => ({
      what: `random of ${size}`,
      text: written(bytesOf(`${place} ${size} ${i}`, size), own),
    })),
  );
  const signs = (what: string, typed: Inputs): Negative => ({ what, text: signature(resultOf(operation, typed)) });
  const messages = Object.entries(inputs).flatMap(([name, value]) =>
    isSecret(operation, name)
      ? []
      : changes(name, value).map((other) => signs(`another ${name}`, { ...inputs, [name]: other })),
  );
  const keys = Object.keys(inputs).flatMap((name) =>
    isSecret(operation, name)
      ? [...Array(14).keys()].map((i) =>
          signs('another key', { ...inputs, [name]: bytesOf(`key ${place} ${i}`, 24).toString('base64') }),
        )
      : [],
  );
  const elsewhere = [...real].flatMap(([other, text]) =>
    other === place ? [] : [{ what: `signature of ${other}`, text: signature(text) }],
  );
  const cut = [...random, ...keys]
    .map(({ text }) => text)
    .filter((text) => text.length > 30)
    .slice(0, 14)
    .map((text, i) => ({ what: 'truncated', text: i % 2 === 0 ? text.slice(0, 16) : text.slice(-20) }));
  const right = signature(resultOf(operation, inputs));
  // A field that is not signed here gives the right value whatever it holds.
  const all = new Map(
    [...random, ...messages, ...keys, ...elsewhere, ...cut].map((negative) => [negative.text, negative]),
  );
  return [...all.values()].filter(({ text }) => text !== right);
}

/** Attempts at pairs: enough that many digests pass by. */
const PAIRS = 4000;

describe('of values that nobody made from these inputs', () => {
  let count = 0;

  it.each(Object.entries(RICHEST))('the doctor says nothing: %s', { timeout: 120_000 }, async (place, inputs) => {
    const operation = await operationAt(place);
    const right = resultOf(operation, inputs);
    const observed = right.slice(0, -2) + (right.endsWith('AA') ? 'BB' : 'AA');
    const opening = open(
      { operation, mistakes: await loadMistakes(place.split('/')[0] ?? '') },
      { inputs, observed: { [operation.result?.name ?? '']: observed } },
    );
    if (opening.is !== 'job') throw new Error(`${place}: ${opening.is}`);
    const { target, catalogue } = opening.job;
    const negatives = negativesOf(place, operation, inputs, target.own);
    count += negatives.length;
    const strangers = new Strangers(negatives, target.own);
    const values = new Values(opening.job.inputs, createKeyedEngine());
    const search = new Search(target.digest, catalogue, values, strangers);
    search.step(catalogue.classes.length + PAIRS);
    expect(search.progress().tried).toBeGreaterThan(catalogue.classes.length);
    expect(strangers.found).toEqual([]);
    // The net is whole: the right value falls into it.
    const own = new Strangers([{ what: 'right', text: signature(right) }], target.own);
    const digest = new Plan(target.digest, values).root();
    if (digest) own.match(digest);
    expect(own.found.length).toBe(1);
  });

  afterAll(() => {
    expect(count).toBeGreaterThanOrEqual(500);
  });
});
