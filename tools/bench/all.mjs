/**
 * Every measurement, one after the other on a machine that does nothing else: `npm run bench`, or
 * `npm run bench -- load doctor` for some. `--quick` takes fewer rounds.
 *
 * Prints what each prints and writes test-results/bench.md, one report of one run. Exits 1 when a budget is missed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { ROOT } from '../fresh.mjs';

/** @type {{ name: string, title: string, quick: string[] }[]} */
const BENCHES = [
  { name: 'load', title: 'Cold load, beside a bare React textarea', quick: ['--rounds', '3'] },
  { name: 'keystroke', title: 'Keystroke to the whole trace on screen', quick: ['--keys', '40'] },
  { name: 'large', title: 'A body of 64 MB', quick: ['--rounds', '1'] },
  { name: 'viewer', title: '1,000 exchanges in the viewer', quick: [] },
  { name: 'doctor', title: 'The doctor', quick: [] },
  { name: 'doctor-page', title: 'The doctor in the page, from the press to the sentence', quick: ['--cases', '6'] },
  { name: 'sandbox', title: 'The Node sandbox under load', quick: ['--seconds', '5'] },
];

const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.filter((wanted) => !BENCHES.some(({ name }) => name === wanted));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${BENCHES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

/**
 * Runs one and passes on what it prints.
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<{ ok: boolean, text: string }>}
 */
function run(name, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, `tools/bench/${name}.mjs`), ...args], { cwd: ROOT });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (/** @type {Buffer} */ data) => {
        text += data.toString();
        process.stdout.write(data);
      });
    child.on('close', (code) => resolve({ ok: code === 0, text }));
  });
}

const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const [cpu] = cpus();
const parts = [
  `# One run of npm run bench

${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Node ${process.version}, load before it ${(loadavg()[0] ?? 0).toFixed(2)}.
`,
];
let failed = 0;
for (const { name, title, quick } of chosen) {
  console.log(`\n== ${title}`);
  const { ok, text } = await run(name, values.quick ? quick : []);
  if (!ok) failed += 1;
  parts.push(
    `## ${title}\n\n${ok ? 'Within its budget.' : 'A budget was missed.'}\n\n\`\`\`\n${text.trimEnd()}\n\`\`\`\n`,
  );
}
mkdirSync(join(ROOT, 'test-results'), { recursive: true });
writeFileSync(join(ROOT, 'test-results/bench.md'), parts.join('\n'));
console.log(`\n${chosen.length - failed} of ${chosen.length} within budget. The report: test-results/bench.md`);
process.exitCode = failed > 0 ? 1 : 0;
