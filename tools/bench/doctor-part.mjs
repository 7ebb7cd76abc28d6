/**
 * One part of a search, in a process of its own: what a worker is in the page. Built by tools/bench/doctor.mjs
 * (it imports TypeScript), driven by messages.
 */
import { createKeyedEngine } from '../../src/core/crypto/keyed.ts';
import { evaluateSync } from '../../src/core/recipe/evaluate.ts';
import { nodesOf } from '../../src/core/recipe/expression.ts';
import { findOperation } from '../../src/core/scheme/define.ts';
import { open } from '../../src/doctor/index.ts';
import { loadMistakes, loadScheme } from '../../src/schemes/registry.ts';
import { Pace } from '../../src/workers/pace.ts';
import { vainTask } from './doctor-inputs.mjs';

/** @type {import('../../src/doctor/index.ts').Job | undefined} */
let job;
/** News come as often as in the page. */
let pace = new Pace(() => performance.now());

const user = () => process.cpuUsage().user / 1000;

/** @param {{ scheme: string, operation: string, inputs: Record<string, string>, observed: Record<string, string> }} task @param {import('../../src/doctor/index.ts').Partition} partition */
async function begin({ scheme: id, operation: name, inputs, observed }, partition) {
  const scheme = await loadScheme(id);
  const operation = scheme && findOperation(scheme, name);
  if (!scheme || !operation) throw new Error(`no ${id}/${name}`);
  const { confusables = [] } = scheme;
  const started = user();
  const opening = open({ operation, mistakes: await loadMistakes(id), confusables }, { inputs, observed }, partition);
  pace = new Pace(() => performance.now());
  job = opening.is === 'job' ? opening.job : undefined;
  return { is: opening.is, ms: user() - started };
}

/** The digests and MACs of the unchanged computation, and nothing else: how often a second they can be had. */
function bare() {
  if (!job) return { rate: 0 };
  const engine = createKeyedEngine();
  const memo = evaluateSync([job.target.digest], job.inputs, engine);
  /** @type {import('../../src/core/crypto/port.ts').CryptoCall[]} */
  const calls = [];
  for (const node of nodesOf([job.target.digest])) {
    const [first, second] = node.args.map((arg) => {
      const outcome = memo.get(arg);
      return outcome?.ok && outcome.value.kind === 'bytes' ? outcome.value.bytes : undefined;
    });
    const algorithm = /** @type {import('../../src/core/crypto/port.ts').HashName} */ (node.param);
    if (node.op === 'hash' && first) calls.push({ call: 'hash', algorithm, data: first });
    if (node.op === 'hmac' && first && second) calls.push({ call: 'hmac', algorithm, key: first, data: second });
  }
  // Inner digests of inputs are kept by the search: the outermost alone is what each attempt must pay.
  const last = calls.at(-1);
  if (!last) return { rate: 0 };
  const started = user();
  let count = 0;
  while (user() - started < 300) for (let i = 0; i < 500; i++, count++) engine.run(last);
  return { rate: (count / (user() - started)) * 1000 };
}

function step() {
  if (!job) return { done: true, hits: 0, tried: 0, phase: 'form', ms: 0 };
  const started = user();
  const { search } = job;
  const { phase, tried, done } = pace.step((attempts) => search.step(attempts));
  return { phase, tried, done, hits: job.search.hits.length, ms: user() - started };
}

/** @param {string} place @param {number | undefined} octets */
async function vain(place, octets) {
  const [id = '', name = ''] = place.split('/');
  const scheme = await loadScheme(id);
  const operation = scheme && findOperation(scheme, name);
  if (!operation) throw new Error(`no ${place}`);
  return vainTask(operation, place, octets);
}

/** @typedef {{ is: string, task: Parameters<typeof begin>[0], partition: Parameters<typeof begin>[1], place: string, octets?: number }} Request */

/** @param {Request} request */
async function answer({ is, task, partition, place, octets }) {
  switch (is) {
    case 'open':
      return process.send?.(await begin(task, partition));
    case 'bare':
      return process.send?.(bare());
    case 'vain':
      return process.send?.(await vain(place, octets));
    default:
      return process.send?.(step());
  }
}

process.on('message', (/** @type {Request} */ request) => void answer(request));
