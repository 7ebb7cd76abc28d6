/**
 * The doctor in two processes, as in two workers: time to the answer for 20 cases, hypotheses a second of
 * processor time beside what the bare hash function reaches in the same process, and searches in vain.
 *
 *   node tools/bench/doctor.mjs [--cases 20] [--vain 3 | --only NAME,NAME] [--near]
 *
 * --only searches in vain for operations whose names hold one of these; --near leaves the far-fetched pairs out.
 * Rates are per second of user time, so that other programs on the machine matter less; times are of the clock.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { build } from 'vite';

import { ROOT } from '../fresh.mjs';

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    vain: { type: 'string' },
    only: { type: 'string' },
    near: { type: 'boolean' },
  },
});
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

/**
 * One case in all parts; the earliest phase that found something ends it, as in the page. `ends` tells when the last
 * part left each phase: by the clock, and the user time of the part that took most.
 * @param {any} task
 */
async function search(task) {
  const started = performance.now();
  const opened = await Promise.all(
    parts.map((part, index) => ask(part, { is: 'open', task, partition: { index, count: PARTS } })),
  );
  /** @type {Map<string, { ms: number, user: number, tried: number }>} */
  const ends = new Map();
  if (opened[0].is !== 'job')
    return { ms: performance.now() - started, is: opened[0].is, tried: 0, cpu: 0, phase: 'form', ends };
  /** @type {{ phase: string, tried: number, hits: number, done: boolean }[]} */
  const news = parts.map(() => ({ phase: 'form', tried: 0, hits: 0, done: false }));
  const spent = opened.map(({ ms }) => ms);
  const found = () => Math.min(...news.map(({ hits, phase }) => (hits > 0 ? PHASES.indexOf(phase) : Infinity)));
  /** @param {string} phase @param {number} index */
  const left = (phase, index) => {
    const end = ends.get(phase) ?? { ms: 0, user: 0, tried: 0 };
    const tried = end.tried + (news[index]?.tried ?? 0);
    ends.set(phase, { ms: performance.now() - started, user: Math.max(end.user, spent[index] ?? 0), tried });
  };
  await Promise.all(
    parts.map(async (part, index) => {
      for (;;) {
        const answer = await ask(part, { is: 'step' });
        const before = PHASES.indexOf(news[index]?.phase ?? 'form');
        news[index] = answer;
        spent[index] += answer.ms;
        for (const phase of PHASES.slice(before, answer.done ? undefined : PHASES.indexOf(answer.phase)))
          left(phase, index);
        const isFar = values.near === true && answer.phase === 'far-pairs';
        if (answer.done || isFar || PHASES.indexOf(answer.phase) > found()) return;
      }
    }),
  );
  const tried = news.reduce((sum, one) => sum + one.tried, 0);
  const phase = found() === Infinity ? 'in vain' : (PHASES[found()] ?? '');
  const cpu = spent.reduce((sum, ms) => sum + ms, 0);
  return { ms: performance.now() - started, is: 'job', tried, cpu, phase, ends };
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

process.stdout.write(
  [
    'Searches in vain: every hypothesis tried, on the richest input of each operation and on one of 2 kB.',
    'Milliseconds to the end of each, by the clock and (in brackets) of user time. Every digest is compared with all',
    'output forms, so triples whose third is a form end with their pairs. far: pairs with a far-fetched mistake.',
    '',
    '',
  ].join('\n'),
);
const PLACES =
  'aeterna/request paynet/auth aeterna/webhook paystar/callback paysera/mac paystar/bearer paystar/alert paysera/oauth-token';
const only = values.only?.split(',');
const places = PLACES.split(' ').filter((place, i) =>
  only ? only.some((name) => place.includes(name)) : i < Math.max(VAIN, 1) + 2,
);
for (const place of places)
  for (const octets of [undefined, 2048]) {
    const task = await ask(parts[0] ?? fork(''), { is: 'vain', place, octets });
    const { cpu, tried, ends, is } = await search(task);
    if (is !== 'job') throw new Error(`${place}: ${is}`);
    const rate = (tried / cpu) * 1000;
    const { rate: bareRate } = await ask(parts[0] ?? fork(''), { is: 'bare' });
    /** @param {string} words @param {string} phase */
    const shown = (words, phase) => {
      const { ms, user } = ends.get(phase) ?? { ms: 0, user: 0 };
      return `${words} ${ms.toFixed(0)} (${user.toFixed(0)})`;
    };
    const far = tried - (ends.get('long-sweeps')?.tried ?? 0);
    const marks = [
      shown('singles', 'singles'),
      shown('likely pairs', 'pairs'),
      shown('pairs and triples', 'odd-pairs'),
      shown('clock', 'long-sweeps'),
      shown(`far (${far})`, 'far-pairs'),
    ];
    process.stdout.write(
      `${place}${octets === undefined ? '' : ', 2 kB'}: ${tried} tried; ${marks.join(', ')}; ${rate.toFixed(0)}/s per worker, the bare hash ${bareRate.toFixed(0)}/s: ${((rate / bareRate) * 100).toFixed(0)} %\n`,
    );
  }
for (const part of parts) part.kill();
rmSync(folder, { recursive: true });
