import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { junitXml, type RunRow } from '../cases/export/junit.ts';
import { readCases } from '../cases/pack.ts';
import { hostileText } from '../cases/test-cases.ts';
import { tellDiagnoses } from './diagnose.ts';
import { exitCodeOf, rowOf, type Told } from './told.ts';
import { tellTraces } from './trace.ts';

const HASH = '3a2a3af79b17897100cb96b7695b91f8';
const auth = {
  scheme: 'paynet',
  operation: 'auth',
  inputs: { id: '123', token: 'your-secret-token', key: '1706360400000' },
};
const upper = { ...auth, observed: { hash: HASH.toUpperCase() } };
const pack = (...cases: unknown[]) => JSON.stringify({ format: 'countersign-pack/1', cases });

async function told(all: AsyncIterable<Told<object>>): Promise<Told<object>[]> {
  const found: Told<object>[] = [];
  for await (const one of all) found.push(one);
  return found;
}
const trace = (text: string) => told(tellTraces(readCases(text), () => 0));
const diagnose = (text: string) => told(tellDiagnoses(readCases(text), () => 0));
const statesOf = (all: readonly Told<object>[]) => all.map(({ judgement }) => judgement.state);

describe.each([
  ['trace', trace],
  ['diagnose', diagnose],
])('%s of a pack', (_, run) => {
  it('passes what comes to what is expected: result, verdict, causes, error', async () => {
    const all = await run(
      pack(
        { ...auth, observed: { hash: HASH }, expect: { result: HASH, verdict: 'ok' } },
        { ...auth, observed: { hash: HASH }, expect: { result: { hash: HASH }, verdict: 'matches' } },
        { ...upper, expect: { verdict: 'explained', causes: ['hex-case'] } },
        { ...upper, expect: { verdict: 'signature-mismatch' } },
        { ...auth, inputs: { id: '1', token: 't' }, expect: { error: 'missing-field' } },
      ),
    );
    expect(all.flatMap(({ judgement }) => judgement.reasons)).toEqual([]);
    expect(exitCodeOf(all)).toBe(0);
  });

  it('fails what comes out otherwise, and says how', async () => {
    const all = await run(
      pack(
        { ...upper, expect: { result: 'x' } },
        { ...upper, expect: { verdict: 'matches' } },
        { ...upper, expect: { causes: ['timestamp-unit'] } },
        { ...auth, observed: { hash: HASH }, expect: { error: 'missing-field' } },
      ),
    );
    expect(all.map(({ judgement }) => judgement.reasons.join())).toEqual([
      `the result is "${HASH}", expected "x"`,
      'the diagnosis is "explained", expected "matches"',
      expect.stringContaining('expected the causes timestamp-unit; got hex-case'),
      'the error is absent, expected "missing-field"',
    ]);
    expect(statesOf(all)).toEqual(['failed', 'failed', 'failed', 'failed']);
    expect(exitCodeOf(all)).toBe(1);
  });

  it('counts what cannot be used, and what nobody expected to be', async () => {
    const all = await run(pack(7, { ...auth, scheme: 'nobody' }, { ...auth, inputs: {}, expect: { result: 'x' } }));
    expect(statesOf(all)).toEqual(['unusable', 'unusable', 'unusable']);
    expect(exitCodeOf(all)).toBe(2);
  });
});

it('an observed value without an expectation fails a diagnosis, and no trace', async () => {
  expect(exitCodeOf(await trace(pack(upper)))).toBe(0);
  expect(exitCodeOf(await diagnose(pack(upper)))).toBe(1);
});

describe('JUnit XML', () => {
  it('tells what to do about a value that was explained, and about one that was not', async () => {
    const inputs = { SecretToken: 'of another account', body: '{"a":1}' };
    const other = { scheme: 'aeterna', operation: 'webhook', inputs, observed: { 'X-Signature': '5f'.repeat(32) } };
    const [explained, lost] = (await diagnose(pack(upper, other))).map(rowOf);
    expect(explained?.reasons).toEqual([expect.stringContaining('upper-case hex'), expect.stringMatching(/\w\.$/)]);
    expect(lost?.reasons.at(-1)).toContain('A wrong secret cannot be found from its signature');
  });

  it('tells of every case', async () => {
    const rows = (await trace(pack({ ...auth, id: 'a<b' }, { ...upper, expect: { result: '"x"' } }, 7))).map(rowOf);
    const [suite] = parse([junitXml('pack.json', rows)]);
    expect(suite).toMatchObject({ tests: '3', failures: '1', errors: '1' });
    expect(suite?.cases).toMatchObject([
      { name: 'a<b', classname: 'paynet.auth', children: [] },
      { name: 'case 2', children: [['failure', `the result is "${HASH}", expected "\\"x\\""`]] },
      { name: 'case 3', classname: 'unreadable', children: [['error', expect.any(String)]] },
    ]);
  });

  it('stays XML and keeps its shape, whatever stands in names and reasons', () => {
    const states = ['passed', 'failed', 'unusable'] as const;
    const row = fc.record({
      name: hostileText,
      place: hostileText,
      ms: fc.constant(1),
      state: fc.constantFrom(...states),
      reasons: fc.array(hostileText, { minLength: 1, maxLength: 2 }),
    });
    const runs = fc.sample(fc.tuple(hostileText, fc.array(row, { maxLength: 3 })), 400) as [string, RunRow[]][];
    const parsed = parse(runs.map(([suite, rows]) => junitXml(suite, rows)));
    parsed.forEach((suite, index) => {
      const rows = runs[index]?.[1] ?? [];
      expect(suite.cases.map(({ children }) => children.map(([tag]) => tag))).toEqual(
        rows.map(({ state }) => (state === 'passed' ? [] : [state === 'failed' ? 'failure' : 'error'])),
      );
      rows.forEach(({ name }, at) => {
        if (/^[\t\n\r -~]*$/.test(name)) expect(suite.cases[at]?.name).toBe(name);
      });
    });
  });
});

interface Suite {
  readonly tests: string;
  readonly cases: readonly {
    readonly name: string;
    readonly classname: string;
    readonly children: readonly (readonly [tag: string, text: string])[];
  }[];
}

/** By another program's parser: Python's expat. */
function parse(documents: readonly string[]): Suite[] {
  const program = `
import json, sys
import xml.etree.ElementTree as tree
out = []
for text in json.load(sys.stdin):
    suite = tree.fromstring(text.encode('utf-8'))[0]
    out.append({**suite.attrib, 'cases': [{**case.attrib, 'children': [[child.tag, child.text] for child in case]} for case in suite]})
print(json.dumps(out))`;
  const python = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 1 << 27,
  });
  expect(python.stderr).toBe('');
  return JSON.parse(python.stdout) as Suite[];
}
