import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { diagnoseCases, exitCodeOf, type DiagnoseReport } from './diagnose.ts';
import { runSandbox } from './sandbox.ts';
import { traceCases } from './trace.ts';

const USAGE = `Usage: npm run --silent trace -- FILE
       npm run --silent diagnose -- FILE
FILE holds one case as JSON, an array of cases, or one case a line; - reads standard input.`;

/** What each command does with the text of a file; the number is the exit code. */
const COMMANDS: Readonly<Record<string, (input: string) => Promise<number>>> = { trace, diagnose };

/** Exit codes: 0 all fine, 1 something was explained or not found, 2 unusable input (design: names outsiders rely on). */
async function main([command, ...words]: readonly string[]): Promise<number> {
  if (command === 'sandbox') return runSandbox(words);
  const [file, ...rest] = words;
  const run = COMMANDS[command ?? ''];
  if (!run || file === undefined || rest.length > 0) return complain(USAGE);
  let input: string;
  try {
    input = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8'));
  } catch {
    return complain(`Cannot read ${file}. Check the path.`);
  }
  return run(input);
}

async function trace(input: string): Promise<number> {
  const reports = await traceCases(input);
  for (const report of reports) print(report);
  return reports.some((report) => report.error) ? 2 : 0;
}

/** Printed as they come: a search in vain takes a second. */
async function diagnose(input: string): Promise<number> {
  const reports: DiagnoseReport[] = [];
  for await (const report of diagnoseCases(input, () => performance.now())) {
    print(report);
    reports.push(report);
  }
  return exitCodeOf(reports);
}

function print(report: object): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function complain(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
