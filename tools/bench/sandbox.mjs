/**
 * Load on the Node sandbox: 64 clients on loopback, each with one connection, verification on and off in turn.
 *
 *   node tools/bench/sandbox.mjs [--seconds 10] [--clients 64]
 *
 * Prints exchanges per second, latency at the median and the 99th percentile, errors, and what the
 * server's heap holds after a full collection, before the run (with a full journal) and after it. Exits 1 when an exchange failed.
 */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { ROOT } from '../fresh.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, clients: { type: 'string' } } });
const SECONDS = Number(values.seconds ?? 10);
const CLIENTS = Number(values.clients ?? 64);
/** Exchanges before anything is measured: several times what the journal keeps. */
const WARM_UP = 5000;

/** @typedef {{ http: string, schemes: Record<string, { credentials: { values: Record<string, string> }[] }> }} Announced */
/** @typedef {{ name: string, bytes: (announced: Announced) => Buffer }} Workload */

/** @param {...string} lines */
const request = (...lines) => Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);

/** @param {Announced} announced @param {string} scheme */
const secretsOf = ({ schemes }, scheme) => schemes[scheme]?.credentials[0]?.values ?? {};

/** @type {Workload[]} */
const WORKLOADS = [
  {
    // HMAC over time and e-mail; signed anew by whoever asks for the bytes.
    name: 'aeterna POST /balance',
    bytes: (announced) => {
      const { PublicToken = '', SecretToken = '', Email = '' } = secretsOf(announced, 'aeterna');
      const ts = String(Math.floor(Date.now() / 1000));
      const mac = createHmac('sha256', SecretToken).update(`${ts}${Email}`).digest('hex');
      const host = new URL(announced.http).host;
      const proof = [`X-App-Token: ${PublicToken}`, `X-App-Access-Ts: ${ts}`, `X-App-Access-Sig: ${mac}`];
      return request('POST /sandbox/aeterna/balance HTTP/1.1', `Host: ${host}`, 'Content-Length: 0', ...proof);
    },
  },
  {
    // HS256 over the received token.
    name: 'paystar GET balance',
    bytes: (announced) => {
      const { publicKey = '', privateKey = '' } = secretsOf(announced, 'paystar');
      const input = [{ alg: 'HS256', typ: 'JWT' }, { publicKey }]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const token = `${input}.${createHmac('sha256', privateKey).update(input).digest('base64url')}`;
      const host = new URL(announced.http).host;
      const path = '/sandbox/paystar/api/v1/balance/merchant';
      return request(`GET ${path} HTTP/1.1`, `Host: ${host}`, `Authorization: Bearer ${token}`);
    },
  },
];

/** Preloaded into the server: what its heap holds after a full collection, in bytes, whenever asked. */
const PROBE = `data:text/javascript,process.on('SIGUSR2', () => { gc(); process.send(process.memoryUsage().heapUsed); })`;

/** @param {string[]} args @returns {Promise<{ announced: Announced, heap: () => Promise<number>, stop: () => Promise<void> }>} */
async function start(args) {
  const node = ['--expose-gc', '--import', PROBE, join(ROOT, 'tools/cli.mjs')];
  const child = spawn(process.execPath, [...node, 'sandbox', '--port', '0', '--tls-port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  /** @returns {Promise<number>} MiB */
  const heap = () =>
    new Promise((resolve) => {
      child.once('message', (bytes) => resolve(Number(bytes) / 2 ** 20));
      child.kill('SIGUSR2');
    });
  if (!child.stdout) throw new Error('the sandbox has no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    return { announced: JSON.parse(line), heap, stop };
  }
  throw new Error('the sandbox did not start');
}

/**
 * One connection that asks, waits for the whole answer and asks again.
 * @param {{ port: number, until: number, bytes: () => Buffer, done: (milliseconds: number, status: string) => void }} job
 * @returns {Promise<void>}
 */
function client(job) {
  const { port, bytes, done } = job;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let began = 0;
    let got = '';
    const ask = () => {
      got = '';
      began = performance.now();
      socket.write(bytes());
    };
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('connect', ask);
    socket.on('data', (/** @type {string} */ chunk) => {
      got += chunk;
      const head = got.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(got)?.[1];
      if (head === -1 || got.length < head + 4 + Number(length ?? 0)) return;
      const now = performance.now();
      done(now - began, got.slice(9, 12));
      if (now < job.until) ask();
      else socket.end();
    });
    socket.on('close', () => resolve()).on('error', reject);
  });
}

/** @param {number[]} sorted @param {number} share */
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Goes on until the journal is full and has turned over: what it keeps by design must not look like growth.
 * @param {number} port @param {() => Buffer} bytes
 */
function warmUp(port, bytes) {
  const job = { port, until: Infinity, bytes, done: () => {} };
  let left = WARM_UP / CLIENTS;
  job.done = () => {
    left--;
    if (left <= 0) job.until = 0;
  };
  return job;
}

/** @param {Workload} workload @param {string[]} args @param {number} seconds */
async function measure(workload, args, seconds) {
  const { announced, heap, stop } = await start(args);
  const port = Number(new URL(announced.http).port);
  /** @type {number[]} */
  const times = [];
  let errors = 0;
  let bytes = workload.bytes(announced);
  const ticks = setInterval(() => {
    bytes = workload.bytes(announced);
  }, 500);
  /** @param {number} milliseconds @param {string} status */
  const done = (milliseconds, status) => {
    times.push(milliseconds);
    if (status !== '200') errors++;
  };
  try {
    await Promise.all(Array.from({ length: CLIENTS }, () => client(warmUp(port, () => bytes))));
    const before = await heap();
    const began = performance.now();
    const job = { port, until: began + seconds * 1000, bytes: () => bytes, done };
    await Promise.all(Array.from({ length: CLIENTS }, () => client(job)));
    const elapsed = (performance.now() - began) / 1000;
    times.sort((a, b) => a - b);
    return {
      perSecond: times.length / elapsed,
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
      errors,
      before,
      after: await heap(),
    };
  } finally {
    clearInterval(ticks);
    await stop();
  }
}

let failed = 0;
console.log(`${CLIENTS} clients, ${SECONDS} s each`);
for (const workload of WORKLOADS) {
  for (const [name, args] of /** @type {const} */ ([
    ['verification on', []],
    ['verification off', ['--no-verify']],
  ])) {
    const { perSecond, p50, p99, errors, before, after } = await measure(workload, [...args], SECONDS);
    failed += errors;
    console.log(
      [
        `${workload.name}, ${name}`.padEnd(42),
        `${perSecond.toFixed(0)}/s`.padStart(8),
        `p50 ${p50.toFixed(1)} ms`,
        `p99 ${p99.toFixed(1)} ms`,
        `errors ${errors}`,
        `heap ${before.toFixed(1)} → ${after.toFixed(1)} MiB`,
      ].join('  '),
    );
  }
}
process.exitCode = failed > 0 ? 1 : 0;
