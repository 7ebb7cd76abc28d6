import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

import { junitXml } from '../cases/export/junit.ts';
import { tellDiagnoses } from './diagnose.ts';
import { runSandbox } from './sandbox.ts';
import { exitCodeOf, rowOf, type Told } from './told.ts';
import { tellTraces } from './trace.ts';

const USAGE = `Usage: npm run --silent trace -- [--junit REPORT] FILE
       npm run --silent diagnose -- [--junit REPORT] FILE
FILE holds one case as JSON, a pack, an array of cases, or one case a line; - reads standard input.
REPORT is written as JUnit XML, for continuous integration.`;

/** What each command says of the cases in the text of a file, one by one. */
const COMMANDS: Readonly<Record<string, (input: string, now: () => number) => AsyncIterable<Told<object>>>> = {
  trace: tellTraces,
  diagnose: tellDiagnoses,
};

/** Exit codes: 0 all fine, 1 something came out otherwise, 2 unusable input (design: names outsiders rely on). */
async function main([command = '', ...words]: readonly string[]): Promise<number> {
  if (command === 'sandbox') return runSandbox([...words]);
  const tell = COMMANDS[command];
  const asked = readWords(words);
  if (!tell || !asked) return complain(USAGE);
  const { file, junit } = asked;
  let input: string;
  try {
    input = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8'));
  } catch {
    return complain(`Cannot read ${file}. Check the path.`);
  }
  // Printed as they come: a search in vain takes a second.
  const told: Told<object>[] = [];
  for await (const one of tell(input, () => performance.now())) {
    process.stdout.write(`${JSON.stringify(one.report)}\n`);
    told.push(one);
  }
  if (told.length === 0) return complain(`There is no case in ${file}.`);
  if (junit === undefined) return exitCodeOf(told);
  try {
    await writeFile(junit, junitXml(`countersign ${command}`, told.map(rowOf)));
  } catch {
    return complain(`Cannot write ${junit}. Check the path.`);
  }
  return exitCodeOf(told);
}

function readWords(words: readonly string[]) {
  try {
    const options = { junit: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [file, ...rest] = positionals;
    return file === undefined || rest.length > 0 ? undefined : { file, junit: values.junit };
  } catch {
    return undefined;
  }
}

function complain(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
