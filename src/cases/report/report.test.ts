import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeHex } from '../../core/bytes/hex.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { findOperation } from '../../core/scheme/define.ts';
import { cards, loadScheme, loadVectors } from '../../schemes/registry.ts';
import type { Case } from '../case.ts';
import { harFile } from '../export/har.ts';
import { hiddenOf, secretNames } from '../secrets.ts';
import { hostileText } from '../test-cases.ts';
import { reportHtml } from './html.ts';
import { reportMarkdown } from './markdown.ts';
import { coveredMessage, reportOf, type Report } from './report.ts';

const NOBODY: ReadonlySet<string> = new Set();
const vectors = (
  await Promise.all(cards.map(async ({ id }) => (await loadVectors(id)).map((vector) => ({ ...vector, scheme: id }))))
).flat();

async function operationOf({ scheme: id, operation: name }: { readonly scheme: string; readonly operation: string }) {
  const scheme = await loadScheme(id);
  const operation = scheme && findOperation(scheme, name);
  if (!operation) throw new Error(`${id}/${name} is not there`);
  return { scheme, operation };
}

async function made(value: Case, shown = NOBODY): Promise<Report> {
  return reportOf({ ...(await operationOf(value)), value, shown, at: 0 });
}

async function written(value: Case, shown = NOBODY): Promise<string> {
  const report = await made(value, shown);
  return `${await reportHtml(report)}\n${reportMarkdown(report)}`;
}

/** How a secret could stand in a file. */
function formsOf(secret: string): string[] {
  const bytes = encodeUtf8(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, json, encodeURIComponent(secret), encodeHex(bytes), encodeHex(bytes).toUpperCase()];
  // Within a longer text, base64 shows all but the ends in one of three alignments.
  const shifted = [0, 1, 2].map((by) => {
    const text = encodeBase64(new Uint8Array([...new Uint8Array(by), ...bytes]), 'base64url').replaceAll('=', '');
    return text.slice(by === 0 ? 0 : by + 1, -2);
  });
  return [...forms, ...shifted].filter((form) => form.length >= 6);
}

describe('a report', () => {
  it.each(vectors.map((vector) => [`${vector.scheme} ${vector.id}`, vector] as const))(
    'of %s holds no secret, in no form',
    async (_, vector) => {
      const { operation } = await operationOf(vector);
      const names = [...secretNames(operation)];
      // Long and one of its kind, so that it cannot stand there by chance.
      const planted = Object.fromEntries(
        names.map((name, at) => [name, `q${at}Xz~7/"Wé+${name.length}kVbn${vector.inputs[name]?.length ?? 0}JY0=`]),
      );
      for (const secrets of [{}, planted]) {
        const inputs = { ...vector.inputs, ...secrets };
        const value = { scheme: vector.scheme, operation: vector.operation, inputs, observed: vector.observed ?? {} };
        const files = [await written(value)];
        const message = await coveredMessage(operation, inputs, hiddenOf(operation, inputs, NOBODY));
        if (message) files.push(harFile([{ request: message, at: 0 }]));
        const held = names.flatMap((name) => formsOf(inputs[name] ?? '').filter((form) => files.join().includes(form)));
        expect(held).toEqual([]);
      }
    },
  );

  it('shows the secret that somebody ticked, and only then', async () => {
    const value = {
      scheme: 'paynet',
      operation: 'auth',
      inputs: { id: '123', token: 'a-token-of-somebody', key: '1706360400000' },
      observed: { hash: 'x' },
    };
    const text = await written(value);
    expect(text).toContain('123‹token›1706360400000'.slice(3, 10));
    expect(text).not.toContain('a-token-of-somebody');
    expect(await written(value, new Set(['token']))).toContain('a-token-of-somebody');
  });

  it('covers a secret that begins like another one to its end', async () => {
    const [short, long] = ['hush-hush', 'hush-hush-and-the-rest'];
    const inputs = {
      client_id: long,
      mac_key: short,
      refresh_token: long,
      grant_type: 'refresh_token',
      ts: '1',
      nonce: 'n',
    };
    const text = await written({ scheme: 'paysera', operation: 'oauth-token', inputs, observed: {} });
    expect(text).not.toContain('and-the-rest');
    expect(text).toContain('‹refresh_token›');
  });

  it('leaves out byte counts that would tell how long a secret is', async () => {
    const value = {
      scheme: 'paynet',
      operation: 'auth',
      inputs: { id: '1', token: 'abcdefghij', key: '2' },
      observed: {},
    };
    const { steps } = await made(value);
    expect(steps.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['string to hash', undefined],
      ['MD5 digest', 16],
      ['hash', 32],
    ]);
    expect(steps[0]?.text?.map(({ text }) => text)).toEqual(['1', '‹token›', '2']);
    expect(steps[0]?.hex?.map(({ text }) => text)).toEqual(['31', '‹token›', '32']);
  });

  it('says what was observed, the verdict and the diagnosis', async () => {
    const value = {
      scheme: 'paynet',
      operation: 'auth',
      inputs: { id: '1', token: 'abcdefghij', key: '2' },
      observed: { hash: 'F00' },
    };
    const explanations = [{ causes: ['hex-case'], says: 'Your code wrote abcdefghij.', fix: 'Do not.' }];
    const diagnosis = { verdict: 'explained', says: 'No search was needed.', explanations };
    const report = await reportOf({ ...(await operationOf(value)), value, shown: NOBODY, at: 0, diagnosis });
    const markdown = reportMarkdown(report);
    expect(markdown).toContain('## Verdict: signature-mismatch');
    expect(markdown).toContain('It does not match what was computed.');
    expect(markdown).toContain('1. Your code wrote ‹token›. Do not. (` hex-case `)');
    expect(await reportHtml(report)).toContain('<li>Your code wrote ‹token›. Do not.');
  });
});

const hostile = fc.record({ id: hostileText, token: hostileText, key: hostileText, observed: hostileText });

/** What stands outside of code in Markdown, by the rules of CommonMark; undefined when a block is never closed. */
function outsideOfCode(markdown: string): string | undefined {
  const outside: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const run = /^`{3,}/.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (run.length >= fence.length && line.trim() === run) fence = '';
    } else if (run !== '' && !line.slice(run.length).includes('`')) fence = run;
    else outside.push(line.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, 'CODE'));
  }
  return fence === '' ? outside.join('\n') : undefined;
}

describe('hostile values', () => {
  it('never become markup in Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostileText, async ({ observed, ...inputs }, says) => {
        const value = { scheme: 'paynet', operation: 'auth', inputs, observed: { hash: observed } };
        const explanations = [{ causes: [says], says, fix: says }];
        const diagnosis = { verdict: says, says, explanations };
        const found = await operationOf(value);
        const report = await reportOf({ ...found, value, shown: new Set(['token']), at: 0, diagnosis });
        const markdown = reportMarkdown(report);
        const outside = outsideOfCode(markdown);
        expect(outside).toBeDefined();
        expect(outside?.match(/(?<!\\)(?:\\\\)*[<[`]/)).toBeNull();
        // UTF-8 holds it, and no control character but the line feed is left.
        expect(new TextDecoder().decode(new TextEncoder().encode(markdown))).toBe(markdown);
        expect(markdown).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 400 },
    );
  });

  it('leave HTML that is made of the report’s own tags and text alone', async () => {
    const names =
      'html head meta title style body main section h1 h2 h3 p code strong span table tbody tr th td ul ol li pre';
    const attribute = String.raw`(?: (?:lang|charset|http-equiv|content|name|class|title|scope)="[^"<>]*")*`;
    const tag = new RegExp(
      `<(?:/(?:${names.replaceAll(' ', '|')})|(?:${names.replaceAll(' ', '|')})${attribute})>`,
      'g',
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostileText, async ({ observed, ...inputs }, says) => {
        const value = { scheme: 'paynet', operation: 'auth', inputs, observed: { hash: observed } };
        const diagnosis = { verdict: says, says, explanations: [{ causes: [says], says, fix: says }] };
        const found = await operationOf(value);
        const html = await reportHtml(await reportOf({ ...found, value, shown: new Set(['token']), at: 0, diagnosis }));
        const text = html.replace('<!doctype html>', '').replaceAll(tag, '');
        expect(text).not.toMatch(/[<>]/);
        expect(html.match(/<style>/g)).toHaveLength(1);
        expect(new TextDecoder().decode(new TextEncoder().encode(html))).toBe(html);
      }),
      { numRuns: 400 },
    );
  });
});
