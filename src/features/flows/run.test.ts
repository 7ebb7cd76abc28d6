import { describe, expect, test } from 'vitest';

import type { Scheme } from '../../core/scheme/define.ts';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { loadSandboxes, loadScheme } from '../../schemes/registry.ts';
import { livesOf } from './lives.ts';
import { barsOf, pictureOf, timelineLives } from './picture.ts';
import type { Row } from './rows.ts';
import { createRun, type Run } from './run.ts';
import { START, worldInPage, type OpenWorld } from './world.ts';

const now = () => 5;

async function open(id: string, flowId: string): Promise<{ run: Run; scheme: Scheme; sandbox: SchemeSandbox }> {
  const scheme = await loadScheme(id);
  const sandbox = (await loadSandboxes()).find((own) => own.id === id);
  const flow = sandbox?.flows.find((own) => own.id === flowId);
  if (!scheme || !sandbox || !flow) throw new Error('no such flow');
  return { run: createRun({ scheme, flow, open: worldInPage(now), now }), scheme, sandbox };
}

const rowsOf = (run: Run): readonly Row[] => run.store.getState().rows;
const END = 99;

describe('a run', () => {
  test('steps back to the same rows, with what was done by hand in between', async () => {
    const { run } = await open('session-jwt', 'expiry-and-refresh');
    await run.runTo(2);
    await run.deed({ do: 'clock', says: 'later.', skip: 60 });
    await run.step();
    const before = rowsOf(run);
    await run.step();
    await run.back();
    expect(rowsOf(run).map(({ by }) => by)).toEqual(['flow', 'flow', 'you', 'flow']);
    expect(rowsOf(run).map(({ event }) => [event.now, event.body, event.ok])).toEqual(
      before.map(({ event }) => [event.now, event.body, event.ok]),
    );
    expect(run.store.getState().clock.now).toBe(START + 60_000);
  });

  test('is over at its end and begins anew when it is played again', async () => {
    const { run } = await open('paynet', 'replay');
    await run.runTo(END);
    expect(run.store.getState().status).toBe('finished');
    run.play();
    expect(rowsOf(run)).toEqual([]);
    expect(run.store.getState().status).toBe('playing');
  });

  test('drops what is on its way when somebody starts over', async () => {
    const { run } = await open('paynet', 'replay');
    const late = run.step();
    run.restart();
    await late;
    expect(rowsOf(run)).toEqual([]);
    await run.step();
    expect(rowsOf(run)).toHaveLength(1);
  });

  test('goes on after a world that could not be opened', async () => {
    const scheme = await loadScheme('paynet');
    const flow = (await loadSandboxes()).find(({ id }) => id === 'paynet')?.flows[0];
    if (!scheme || !flow) throw new Error('no such flow');
    const inPage = worldInPage(now);
    let tries = 0;
    const late: OpenWorld = (faults) => (tries++ === 0 ? Promise.reject(new Error('not fetched')) : inPage(faults));
    const run = createRun({ scheme, flow, open: late, now });
    const [first, second] = [run.step(), run.step()];
    await expect(first).rejects.toThrow('not fetched');
    await second;
    expect(rowsOf(run)).toHaveLength(1);
  });

  test('keeps chosen faults on when the flow switches its own off', async () => {
    const { run } = await open('paysera', 'wrong-secret');
    run.setFaults(['latency']);
    await run.runTo(END);
    const last = rowsOf(run).at(-1);
    expect(last?.faults).toEqual(['latency']);
    expect(last?.waited).toBe(2000);
  });

  test('ends in words where an answer did not bring what comes next', async () => {
    const { run } = await open('session-jwt', 'expiry-and-refresh');
    run.setFaults(['server-error']);
    await run.runTo(END);
    expect(run.store.getState().status).toBe('finished');
    expect(rowsOf(run).at(-1)?.stopped).toBe(
      'The flow ends here: there is no “access”, because an earlier answer did not bring it.',
    );
  });
});

describe('lives', () => {
  test('of tokens come from the answers that bring them', async () => {
    const { run, sandbox } = await open('session-jwt', 'expiry-and-refresh');
    await run.runTo(2);
    expect(livesOf(rowsOf(run), sandbox)).toEqual([
      { kind: 'token', name: 'accessToken', from: START, to: START + 1_800_000, row: 1 },
      { kind: 'token', name: 'refreshToken', from: START, to: START + 172_800_000, row: 1 },
    ]);
  });

  test('of OAuth tokens are as long as expires_in says', async () => {
    const { run, sandbox } = await open('paysera', 'oauth');
    await run.runTo(2);
    const token = livesOf(rowsOf(run), sandbox).find(({ kind }) => kind === 'token');
    expect(token).toMatchObject({ name: 'access_token', to: START + 3_600_000 });
  });

  test('windows lie around the timestamp that was signed', async () => {
    const { run, sandbox } = await open('aeterna', 'late');
    await run.runTo(1);
    expect(livesOf(rowsOf(run), sandbox)).toEqual([
      { kind: 'window', name: 'X-App-Access-Ts', from: START - 180_000, to: START - 60_000, row: 0 },
    ]);
  });

  test('of old keys last as long as the overlap', async () => {
    const { run, sandbox } = await open('aeterna', 'rotation');
    await run.runTo(2);
    expect(livesOf(rowsOf(run), sandbox).at(-1)).toMatchObject({ kind: 'key', to: START + 3_600_000, row: 1 });
  });
});

describe('the picture', () => {
  test('has every step from the start and ends bars where the clock ends them', async () => {
    const { run, sandbox, scheme } = await open('session-jwt', 'expiry-and-refresh');
    const draw = () => pictureOf(rowsOf(run), run.flow, scheme.card.name, (id) => id);
    expect(draw()).toHaveLength(run.flow.steps.length);
    expect(draw().every(({ isAhead }) => isAhead)).toBe(true);
    await run.runTo(END);
    expect(draw()[6]?.answer).toEqual({ label: '401 · token-expired', isRefused: true });
    expect(draw().some(({ unexpected }) => unexpected !== undefined)).toBe(false);
    const bars = barsOf(livesOf(rowsOf(run), sandbox), rowsOf(run));
    expect(bars.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['accessToken', 1, 5],
      ['refreshToken', 1, 9],
      ['accessToken', 7, 9],
      ['refreshToken', 7, 9],
      ['accessToken', 11, undefined],
      ['refreshToken', 11, undefined],
    ]);
  });

  test('says what was expected where something else came', async () => {
    const { run, scheme } = await open('aeterna', 'replay');
    run.setFaults(['clock-skew']);
    await run.runTo(1);
    const [first] = pictureOf(rowsOf(run), run.flow, scheme.card.name, () => 'Clock skew');
    expect(first).toMatchObject({ unexpected: 'expected 200, got 401', changed: 'Clock skew' });
  });

  test('draws equal windows once', async () => {
    const { run, sandbox } = await open('paysera', 'wrong-secret');
    await run.runTo(END);
    expect(timelineLives(livesOf(rowsOf(run), sandbox), START)).toHaveLength(1);
  });

  test('shows a callback beside what its sender signed', async () => {
    const { run } = await open('aeterna', 'webhook-proxy');
    await run.runTo(3);
    const { event, sender } = rowsOf(run)[2] ?? {};
    expect(sender?.direction).toBe('out');
    expect(sender?.steps[0]?.text).toContain('1500.50');
    expect(event?.sent?.body).toContain('1500.5,');
  });
});
