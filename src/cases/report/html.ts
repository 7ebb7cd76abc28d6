import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Part } from '../export/cover.ts';
import type { Report, ReportedStep } from './report.ts';
import { STYLE } from './style.ts';
import { visible, visibleLines } from './visible.ts';

/**
 * A report as one HTML file: no script, nothing loaded, readable without the app. Its own content policy
 * forbids everything but its own style sheet, by its digest (CSP Level 3 section 8.3).
 */
export async function reportHtml(report: Report): Promise<string> {
  const digest = await webcryptoEngine.run({ call: 'hash', algorithm: 'SHA-256', data: encodeUtf8(STYLE) });
  const policy = `default-src 'none'; style-src 'sha256-${encodeBase64(digest, 'base64')}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(`${report.scheme}: ${report.operation}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body(report).join('\n')}
</main>
</body>
</html>
`;
}

function body(report: Report): string[] {
  const { scheme, operation, place, at, hidden, result, message, problems } = report;
  const names = report.fields.map(({ name }) => name);
  return [
    `<h1>${escaped(scheme)}: ${escaped(operation)}</h1>`,
    `<p class="muted">Made by Countersign, ${escaped(at)}. Operation <code>${escaped(place)}</code>. ${escaped(report.summary)}</p>`,
    hidden.length > 0
      ? `<p>Left out because they are secret: ${hidden.map((name) => `<code class="cover">${escaped(`‹${name}›`)}</code>`).join(' ')}</p>`
      : '<p><strong>Nothing was left out: this report may hold secrets.</strong></p>',
    ...outcome(report),
    '<h2>Fields</h2>',
    `<table><tbody>${report.fields
      .map((field) =>
        row(field.name, field.isCover ? `<span class="cover">${escaped(field.text)}</span>` : escaped(field.text)),
      )
      .join('')}</tbody></table>`,
    '<h2>Steps</h2>',
    `<p class="muted">Underlines show which field each character comes from: ${names.map((name) => `<span class="key ${tint(names, name)}">${escaped(name)}</span>`).join('')}</p>`,
    ...report.steps.map((step, index) => stepOf(step, index, names)),
    ...(result ? ['<h2>Result</h2>', `<p><code>${escaped(result.name)}</code></p>`, pre(escaped(result.text))] : []),
    ...(message === undefined ? [] : ['<h2>Message</h2>', pre(entities(visibleLines(message)))]),
    ...(problems.length > 0
      ? ['<h2>Remarks</h2>', `<ul>${problems.map((problem) => `<li>${escaped(problem)}</li>`).join('')}</ul>`]
      : []),
  ];
}

function outcome({ observed, verdict, diagnosis }: Report): string[] {
  return [
    ...(observed
      ? [
          '<h2>Observed</h2>',
          `<p><code>${escaped(observed.name)}</code> ${escaped(observed.says)}</p>`,
          pre(escaped(observed.text)),
        ]
      : []),
    ...(verdict
      ? [
          `<h2>Verdict: <span class="${verdict.ok ? 'ok' : 'failed'}">${escaped(verdict.code)}</span></h2>`,
          `<table><tbody>${verdict.rows
            .map(
              ({ name, state, measured }) =>
                `<tr><th scope="row">${escaped(name)}</th><td class="${state}">${state}</td><td>${escaped(measured)}</td></tr>`,
            )
            .join('')}</tbody></table>`,
        ]
      : []),
    ...(diagnosis
      ? [
          `<h2>Diagnosis: ${escaped(diagnosis.verdict)}</h2>`,
          `<p>${escaped(diagnosis.says)}</p>`,
          `<ol>${diagnosis.explanations
            .map(
              (one) =>
                `<li>${escaped(one.says)} ${escaped(one.fix)} <span class="muted">(${escaped(one.causes.join(', '))})</span></li>`,
            )
            .join('')}</ol>`,
        ]
      : []),
  ];
}

function stepOf(
  { name, phrase, problem, text, hex, bytes, isCut }: ReportedStep,
  index: number,
  names: readonly string[],
) {
  const size = bytes === undefined ? '' : ` · ${bytes} bytes`;
  return [
    `<section><h3>${index + 1}. ${escaped(name)}</h3>`,
    `<p class="muted">${escaped(phrase)}${size}${isCut ? ' · only its beginning is here' : ''}</p>`,
    problem === undefined ? '' : `<p class="failed">Could not be computed. ${escaped(problem)}</p>`,
    text ? pre(parts(text, names)) : '',
    hex ? pre(parts(hex, names)) : '',
    '</section>',
  ].join('');
}

function parts(all: readonly Part[], names: readonly string[]): string {
  return all
    .map(({ text, fields, isCover }) => {
      const [first] = fields;
      const look =
        `${isCover ? 'cover ' : ''}${first === undefined || fields.length > 1 ? '' : tint(names, first)}`.trim();
      const title = fields.length === 0 ? 'written in the recipe' : `from ${fields.join(', ')}`;
      return `<span${look === '' ? '' : ` class="${look}"`} title="${escaped(title)}">${escaped(text)}</span>`;
    })
    .join('');
}

function tint(names: readonly string[], name: string): string {
  return `o${(names.indexOf(name) % 6) + 1}`;
}

const row = (name: string, html: string) => `<tr><th scope="row">${escaped(name)}</th><td>${html}</td></tr>`;
const pre = (html: string) => `<pre>${html}</pre>`;

/** Text for between tags and within double quotes. A backtick and `=` cannot harm in quoted attributes. */
function escaped(text: string): string {
  return entities(visible(text));
}

function entities(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
