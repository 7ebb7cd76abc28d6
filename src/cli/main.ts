import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { traceCases } from './trace.ts';

const USAGE = `Usage: npm run --silent trace -- FILE
FILE holds one case as JSON, an array of cases, or one case a line; - reads standard input.`;

/** Exit codes: 0 all fine, 1 something was explained or not found, 2 unusable input (design: names outsiders rely on). */
async function main([command, file, ...rest]: readonly string[]): Promise<number> {
  if (command !== 'trace' || file === undefined || rest.length > 0) return complain(USAGE);
  let input: string;
  try {
    input = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8'));
  } catch {
    return complain(`Cannot read ${file}. Check the path.`);
  }
  const reports = await traceCases(input);
  for (const report of reports) process.stdout.write(`${JSON.stringify(report)}\n`);
  return reports.some((report) => report.error) ? 2 : 0;
}

function complain(words: string): number {
  process.stderr.write(`${words}\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
