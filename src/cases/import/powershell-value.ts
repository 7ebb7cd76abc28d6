import type { PowerShellText } from './powershell-text.ts';

/** A value in a PowerShell script, as far as it can be told without running it. */
export type Value =
  | { readonly is: 'text'; readonly text: string; readonly asUtf8?: true }
  | { readonly is: 'table'; readonly rows: readonly (readonly [string, string])[]; readonly ordered: boolean }
  | { readonly is: 'unknown' };

export type Variables = ReadonlyMap<string, Value>;

const UNKNOWN: Value = { is: 'unknown' };

/** The value at this place; undefined when a quote in it is never closed. */
export function readValue(source: PowerShellText, variables: Variables): Value | undefined {
  source.skip(false);
  const cast = source.take(/\[[\w.]+\]\s*/y);
  if (source.isAt('@{')) return readTable(source, variables, /ordered/i.test(cast));
  if (source.isAt('(') || source.isAt('@(') || source.isAt('$(')) return readParenthesis(source);
  if (/^@?["']/.test(source.text.slice(source.at, source.at + 2))) return asText(source.quoted());
  const name = source.take(/\$\w+/y);
  if (name !== '') {
    const known = variables.get(name.toLowerCase());
    if (!known) source.notes.add(`${name} is a variable of PowerShell: its value is not in the text.`);
    return known ?? UNKNOWN;
  }
  return asText(source.take(/[^\s;|)}"']*/y));
}

function asText(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : { is: 'text', text };
}

/** `@{ name = value; … }`, rows apart by semicolons or line ends. */
function readTable(source: PowerShellText, variables: Variables, ordered: boolean): Value | undefined {
  const rows: [string, string][] = [];
  source.at += 2;
  for (;;) {
    source.skip(true);
    if (source.isAt('}')) {
      source.at++;
      return { is: 'table', rows, ordered };
    }
    const isQuoted = /["']/.test(source.text[source.at] ?? '');
    const name = isQuoted ? source.quoted() : source.take(/[\w-]+/y);
    source.skip(false);
    if (name === undefined || name === '' || source.text[source.at] !== '=') return undefined;
    source.at++;
    const value = readValue(source, variables);
    if (!value) return undefined;
    if (value.is === 'text') rows.push([name, value.text]);
    else source.notes.add(`The value of ${name.slice(0, 60)} is computed by PowerShell; it is not known here.`);
  }
}

/** An expression in parentheses is not evaluated, but a text that is only encoded as UTF-8 is read. */
function readParenthesis(source: PowerShellText): Value | undefined {
  const encoded = source.take(/\(\s*\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes\(\s*/iy);
  if (encoded !== '') {
    const text = source.quoted();
    source.take(/\s*\)\s*\)/y);
    return text === undefined ? undefined : { is: 'text', text, asUtf8: true };
  }
  source.notes.add('A value is computed by PowerShell; it is not known here.');
  let depth = 0;
  while (source.at < source.text.length) {
    const char = source.text[source.at] ?? '';
    if (char === '"' || char === "'") {
      if (source.quoted() === undefined) return undefined;
      continue;
    }
    if (char === '(') depth++;
    if (char === ')') depth--;
    source.at++;
    if (depth === 0 && char === ')') return UNKNOWN;
  }
  return undefined;
}
