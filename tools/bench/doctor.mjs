/**
 * The doctor in two processes, as in two workers: time to the answer for 20 cases, hypotheses a second of
 * processor time beside what the bare hash function reaches in the same process, and searches in vain.
 *
 *   node tools/bench/doctor.mjs [--cases 20] [--vain 3]
 *
 * Rates are per second of user time, so that other programs on the machine matter less; times are of the clock.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { build } from 'vite';

import { ROOT } from '../fresh.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string' }, vain: { type: 'string' } } });
const CASES = Number(values.cases ?? 20);
const VAIN = Number(values.vain ?? 3);
const PARTS = 2;
const PHASES = ['form', 'singles', 'sweeps', 'pairs', 'rare-pairs', 'odd-pairs', 'long-sweeps', 'far-pairs'];

const folder = mkdtempSync(join(tmpdir(), 'countersign-doctor-'));
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'tools/bench/doctor-part.mjs',
    outDir: folder,
    target: 'node20',
    emptyOutDir: false,
    rolldownOptions: { output: { entryFileNames: 'part.mjs', codeSplitting: false } },
  },
});
const parts = Array.from({ length: PARTS }, () => fork(join(folder, 'part.mjs')));

/** @param {import('node:child_process').ChildProcess} part @param {object} message @returns {Promise<any>} */
const ask = (part, message) =>
  new Promise((resolve) => {
    part.once('message', resolve);
    part.send(message);
  });

/** One case in all parts; the earliest phase that found something ends it, as in the page. @param {any} task */
async function search(task) {
  const started = performance.now();
  const opened = await Promise.all(
    parts.map((part, index) => ask(part, { is: 'open', task, partition: { index, count: PARTS } })),
  );
  if (opened[0].is !== 'job')
    return { ms: performance.now() - started, is: opened[0].is, tried: 0, cpu: 0, phase: 'form' };
  /** @type {{ phase: string, tried: number, hits: number, done: boolean }[]} */
  const news = parts.map(() => ({ phase: 'form', tried: 0, hits: 0, done: false }));
  let cpu = 0;
  const found = () => Math.min(...news.map(({ hits, phase }) => (hits > 0 ? PHASES.indexOf(phase) : Infinity)));
  await Promise.all(
    parts.map(async (part, index) => {
      for (;;) {
        const answer = await ask(part, { is: 'step' });
        news[index] = answer;
        cpu += answer.ms;
        if (answer.done || PHASES.indexOf(answer.phase) > found()) return;
      }
    }),
  );
  const tried = news.reduce((sum, one) => sum + one.tried, 0);
  const phase = found() === Infinity ? 'in vain' : (PHASES[found()] ?? '');
  return { ms: performance.now() - started, is: 'job', tried, cpu, phase };
}

const samples = readFileSync(join(ROOT, 'src/doctor/fixtures/recorded.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
/** Every so many of the recorded cases, the pairs among them too. */
const chosen = samples.filter((_, i) => i % Math.floor(samples.length / CASES) === 0).slice(0, CASES);
// Compiled and warm, as a worker is after its first case.
await search(samples[1]);

process.stdout.write('Time to the answer, two processes\n');
const times = [];
for (const sample of chosen) {
  const { ms, phase, tried } = await search(sample);
  times.push(ms);
  process.stdout.write(
    `${ms.toFixed(0).padStart(7)} ms  ${phase.padEnd(10)} ${String(tried).padStart(7)}  ${sample.scheme}/${sample.operation}: ${sample.truth.how}\n`,
  );
}
times.sort((a, b) => a - b);
process.stdout.write(`median ${times[times.length >> 1]?.toFixed(0)} ms, longest ${times.at(-1)?.toFixed(0)} ms\n\n`);

process.stdout.write('Searches in vain: every hypothesis tried\n');
const places = ['aeterna/request', 'paynet/auth', 'aeterna/webhook', 'paystar/callback', 'paysera/mac'].slice(
  0,
  Math.max(VAIN, 1) + 2,
);
for (const place of places) {
  const sample = samples.find(({ scheme, operation }) => `${scheme}/${operation}` === place);
  if (!sample) continue;
  const [name = ''] = Object.keys(sample.observed);
  const value =
    /^[0-9a-fA-F]{32}$/.test(sample.observed[name]) || place === 'paynet/auth' ? 'd0'.repeat(16) : 'd01f'.repeat(16);
  const { ms, cpu, tried } = await search({ ...sample, observed: { [name]: value } });
  const rate = (tried / cpu) * 1000;
  const { rate: bareRate } = await ask(parts[0] ?? fork(''), { is: 'bare' });
  process.stdout.write(
    `${place.padEnd(18)} ${String(tried).padStart(7)} in ${ms.toFixed(0)} ms; ${rate.toFixed(0)}/s per worker, the bare hash ${bareRate.toFixed(0)}/s: ${((rate / bareRate) * 100).toFixed(0)} %\n`,
  );
}
for (const part of parts) part.kill();
rmSync(folder, { recursive: true });
