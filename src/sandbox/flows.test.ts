import { describe, expect, test } from 'vitest';
import { cards, loadSandboxes, loadScheme } from '../schemes/registry.ts';
import { runFlow } from './run-flow.ts';
import { BASE, testSandbox } from './test-world.ts';

const sandboxes = await loadSandboxes();

test('every scheme has a sandbox with flows, and every flow a name of its own', () => {
  expect(sandboxes.map(({ id }) => id).toSorted()).toEqual(cards.map(({ id }) => id).toSorted());
  for (const { flows } of sandboxes) {
    expect(flows.length).toBeGreaterThanOrEqual(5);
    expect(new Set(flows.map(({ id }) => id)).size).toBe(flows.length);
  }
});

test('a clock is not set by an answer that did not come', async () => {
  const flow = sandboxes.flatMap(({ flows }) => flows).find(({ id }) => id === 'skew-resync');
  const scheme = await loadScheme('paysera');
  if (!flow || !scheme) throw new Error('the flow is not there');
  const { player } = testSandbox(sandboxes, scheme);
  const on = [{ id: 'server-error' }];
  await player.fetch(new Request(`${BASE}/sandbox/admin/faults`, { method: 'PUT', body: JSON.stringify({ on }) }));
  const play = async () => {
    for await (const event of runFlow(flow, player)) if (event.step.do === 'client-clock' && event.step.from) return;
  };
  await expect(play()).rejects.toThrow('there is no “time”');
});

for (const own of sandboxes) {
  describe(`${own.id}: flows run to their expected answers`, () => {
    test.for(own.flows.map((flow) => [flow.id, flow] as const))('%s', async ([, flow]) => {
      const scheme = await loadScheme(own.id);
      if (!scheme) throw new Error('the scheme is not there');
      const { player } = testSandbox(sandboxes, scheme);
      for await (const event of runFlow(flow, player))
        expect(event.unmet, `step ${event.index}: ${event.step.says} ${event.body ?? ''}`).toEqual([]);
    });
  });
}
