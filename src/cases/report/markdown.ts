import type { Part } from '../export/cover.ts';
import type { Report, ReportedStep } from './report.ts';
import { visible, visibleLines } from './visible.ts';

/** A report as Markdown (CommonMark). Values stand in code blocks that nothing in them can end. */
export function reportMarkdown(report: Report): string {
  const { scheme, operation, place, at, hidden, result, message, problems } = report;
  return `${[
    `# ${words(scheme)}: ${words(operation)}`,
    `Made by Countersign, ${words(at)}. Operation ${code(place)}. ${words(report.summary)}`,
    hidden.length > 0
      ? `Left out because they are secret: ${hidden.map(code).join(', ')}. They appear as ${hidden.map((name) => code(`‹${name}›`)).join(', ')}.`
      : 'Nothing was left out: this report may hold secrets.',
    ...outcome(report),
    '## Fields',
    ...report.fields.map(({ name, text }) => `${code(name)}\n\n${block(text)}`),
    '## Steps',
    ...report.steps.map(step),
    ...(result ? ['## Result', code(result.name), block(result.text)] : []),
    ...(message === undefined ? [] : ['## Message', fenced(visibleLines(message), 'http')]),
    ...(problems.length > 0 ? ['## Remarks', problems.map((problem) => `- ${words(problem)}`).join('\n')] : []),
  ].join('\n\n')}\n`;
}

function outcome({ observed, verdict, diagnosis }: Report): string[] {
  return [
    ...(observed ? ['## Observed', `${code(observed.name)}. ${words(observed.says)}`, block(observed.text)] : []),
    ...(verdict
      ? [
          `## Verdict: ${words(verdict.code)}`,
          verdict.rows.map((row) => `- **${row.state}**: ${words(row.name)}. ${code(row.measured)}`).join('\n'),
        ]
      : []),
    ...(diagnosis
      ? [
          `## Diagnosis: ${words(diagnosis.verdict)}`,
          words(diagnosis.says),
          ...diagnosis.explanations.map(
            (one, index) => `${index + 1}. ${words(one.says)} ${words(one.fix)} (${one.causes.map(code).join(', ')})`,
          ),
        ]
      : []),
  ];
}

function step({ name, phrase, problem, text, hex, bytes, isCut }: ReportedStep, index: number): string {
  const size = bytes === undefined ? '' : ` ${bytes} bytes.`;
  return [
    `### ${index + 1}. ${words(name)}`,
    `${words(phrase)}${/[.!?]$/.test(phrase) ? '' : '.'}${size}${isCut ? ' Only its beginning is here.' : ''}`,
    ...(problem === undefined ? [] : [`Could not be computed. ${words(problem)}`]),
    ...(text ? [block(joined(text))] : []),
    ...(hex && !text ? [block(joined(hex))] : []),
    ...(hex && text ? [`Hex: ${code(joined(hex).slice(0, 400))}`] : []),
    ...(text ? [origins(text)] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Which field each stretch comes from, where there is more than one. */
function origins(parts: readonly Part[]): string {
  if (parts.length < 2 || parts.length > 40) return '';
  const lines = parts.map(
    ({ text, fields }) =>
      `- ${code(text.slice(0, 80))} ${fields.length > 0 ? `from ${fields.map(code).join(', ')}` : 'written in the recipe'}`,
  );
  return lines.join('\n');
}

function joined(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

/** Words outside of code: whatever Markdown or HTML could take for its own is escaped (CommonMark section 2.4). */
function words(text: string): string {
  return visible(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>#+!|~&$@/]/g, (char) => `\\${char}`);
}

/** Code within a line: fenced by more backticks than it holds in a row (CommonMark section 6.1). */
function code(text: string): string {
  const inner = visible(text).replaceAll(/\s+/g, ' ');
  if (inner.trim() === '') return '(empty)';
  const fence = '`'.repeat(longest(inner) + 1);
  return `${fence} ${inner} ${fence}`;
}

/** A block that ends where its fence does, which is longer than any in it (CommonMark section 4.5). */
function block(text: string): string {
  return fenced(visible(text), '');
}

function fenced(inner: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longest(inner) + 1));
  return `${fence}${language}\n${inner}\n${fence}`;
}

function longest(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
