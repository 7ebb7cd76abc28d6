import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import type { Pasted } from '../../core/scheme/pasted.ts';
import { createImportClient, tooLarge, type ImportClient } from '../../workers/import-client.ts';

let client: ImportClient | undefined;

/** `readPasted` in a worker, for a message that would stop the page. Why it could not be read is a problem, too. */
export async function readRemotely(
  scheme: Scheme,
  operation: Operation,
  inputs: Inputs,
  raw: string,
  signal: AbortSignal,
): Promise<Pasted> {
  const text = new Blob([raw]);
  const problem = tooLarge(text);
  if (problem) return { ok: false, problem };
  // All that a reading asks of the inputs; the rest may be secret, and long.
  const choices = operation.fields.flatMap(({ kind, name }) =>
    kind === 'choice' && inputs[name] !== undefined ? [[name, inputs[name]] as const] : [],
  );
  const task = { text, scheme: scheme.card.id, operation: operation.id, inputs: Object.fromEntries(choices) };
  try {
    return await (client ??= createImportClient()).message(task, signal);
  } catch {
    return { ok: false, problem: NOT_FETCHED };
  }
}

const NOT_FETCHED = {
  code: 'import-not-fetched',
  severity: 'error',
  expected: 'the reader of such messages',
  got: 'none: it could not be loaded',
  fix: 'Paste it again.',
} as const;
