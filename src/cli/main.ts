import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { CaseReading } from '../cases/case.ts';
import { wordsOfError } from '../core/problem.ts';
import type { CodeLanguage } from '../core/recipe/op.ts';
import { LANGUAGES } from '../doctor/code/index.ts';
import { junitXml } from '../cases/export/junit.ts';
import { withGiven, type Given } from '../cases/given.ts';
import { tellDiagnoses } from './diagnose.ts';
import { readInput } from './input.ts';
import { readFileText, unusedIn } from './readings.ts';
import { runSandbox } from './sandbox.ts';
import { complain, exitCodeOf, lineOf, rowOf, type Told } from './told.ts';
import { tellTraces } from './trace.ts';

const USAGE = `Usage: npm run --silent trace -- [--secret NAME=VARIABLE] [--junit REPORT] FILE
       npm run --silent diagnose -- [--secret NAME=VARIABLE] [--junit REPORT] [--language LANGUAGE] FILE
FILE holds one case as JSON, a pack, an array of cases, or one case per line; - reads standard input.
It may also be a HAR file, a curl command, raw HTTP or whatever else the page's import reads.
NAME is a field that cases leave out, a secret as a rule; its value is that of the environment variable VARIABLE.
A NAME that no field has is an error; an input that the case's operation has no field for is left out, told on
standard error, and changes no exit code.
Exit codes: 0 all fine, 1 something was explained, not found or not as expected, 2 unusable input.
REPORT is written as JUnit XML, for continuous integration.
LANGUAGE is that of the code to change: ${LANGUAGES.map(({ value }) => value).join(', ')}.
Without it, the language in which the mistake is made shows the change, or else JavaScript.`;

/** What each command says of cases, one by one. */
const COMMANDS: Readonly<
  Record<
    string,
    (readings: readonly CaseReading[], now: () => number, language?: CodeLanguage) => AsyncIterable<Told<object>>
  >
> = {
  trace: tellTraces,
  diagnose: tellDiagnoses,
};

/** Exit codes: 0 all fine, 1 something came out otherwise, 2 unusable input (design: names outsiders rely on). */
async function main([command = '', ...words]: readonly string[]): Promise<number> {
  if (command === 'sandbox') return runSandbox([...words]);
  const tell = COMMANDS[command];
  const asked = readWords(command, words);
  if (tell && asked === 'help') return explain();
  if (!tell || asked === 'help') return complain(USAGE);
  if ('wrong' in asked) return complain(`${asked.wrong}\n${USAGE}`);
  const { file, junit, language } = asked;
  const cases = await readAsked(asked);
  if ('wrong' in cases) return complain(cases.wrong);
  // Printed as they come: a search in vain takes a second.
  const told: Told<object>[] = [];
  for await (const one of tell(cases.readings, () => performance.now(), language)) {
    process.stdout.write(lineOf(one.report));
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

/** The cases that are asked for, whole; what was left out is said on standard error. */
async function readAsked({ file, given }: Asked) {
  const input = await readInput(file);
  if ('wrong' in input) return input;
  const read = await readFileText(input.text);
  if ('wrong' in read) return read;
  const { readings, strangers } = read;
  if (strangers > 0)
    process.stderr.write(
      `Left out: ${strangers} of ${strangers + readings.length} requests, which belong to no scheme here.\n`,
    );
  const { wrong, notes } = await unusedIn(readings, given);
  if (wrong !== undefined) return { wrong };
  for (const note of notes) process.stderr.write(`${note}\n`);
  return { readings: await withGiven(readings, given) };
}

interface Asked {
  readonly file: string;
  readonly given: readonly Given[];
  readonly junit: string | undefined;
  readonly language: CodeLanguage | undefined;
}

/** What is asked for, or what is wrong with the arguments. */
function readWords(command: string, words: readonly string[]): Asked | 'help' | { readonly wrong: string } {
  const options = {
    secret: { type: 'string', multiple: true },
    junit: { type: 'string' },
    language: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    if (values.help) return 'help';
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return { wrong: 'Name one FILE.' };
    if (values.language !== undefined && command !== 'diagnose')
      return { wrong: '--language works with diagnose only.' };
    const given = (values.secret ?? []).map(givenBy);
    return { file, given, junit: values.junit, language: languageOf(values.language) };
  } catch (error) {
    return { wrong: wordsOfError(error) };
  }
}

/** `token=PAYNET_TOKEN`. Throws, with the words for the user, where it is none or the variable is not set. */
function givenBy(words: string): Given {
  const [, name = '', variable = ''] = /^(.+)=([^=]+)$/.exec(words) ?? [];
  if (name === '')
    throw new Error('--secret takes NAME=VARIABLE: a field, and the environment variable that holds its value.');
  const value = process.env[variable];
  if (value === undefined || value === '') throw new Error(`Set ${variable} in the environment: it holds ${name}.`);
  return { name, value };
}

/** Throws, with the words for the user, where there is no such language. */
function languageOf(name: string | undefined): CodeLanguage | undefined {
  const known = LANGUAGES.find(({ value }) => value === name?.toLowerCase());
  if (known === undefined && name !== undefined)
    throw new Error(`--language takes one of ${LANGUAGES.map(({ value }) => value).join(', ')}; got ${name}.`);
  return known?.value;
}

function explain(): number {
  process.stdout.write(`${USAGE}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
