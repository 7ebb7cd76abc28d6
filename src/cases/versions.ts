import type { Problem } from '../core/problem.ts';
import type { DocObject } from './document.ts';

/** Rewrites a document of one version as the next one has it. */
export type Migration = (older: DocObject) => DocObject;

/** By the version a migration starts from: `migrations[0]` makes a version 1 of a version 0. */
export type Migrations = Readonly<Record<number, Migration>>;

export type Upgrade =
  | { readonly ok: true; readonly doc: DocObject }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Brings a document to the newest version of its format, step by step. `format` is a member like
 * `countersign-case/1`; without one it counts as the newest, as people write cases by hand.
 */
export function upgraded(doc: DocObject, name: string, newest: number, migrations: Migrations): Upgrade {
  const format = doc.get('format');
  if (format === undefined || format === null) return { ok: true, doc };
  const version = typeof format === 'string' ? versionOf(format, name) : undefined;
  if (version === undefined) return { ok: false, problem: foreign(format, name, newest) };
  if (version > newest) return { ok: false, problem: newer(name, newest, version) };
  let current = doc;
  for (let at = version; at < newest; at++) {
    const migrate = migrations[at];
    if (!migrate) return { ok: false, problem: foreign(format, name, newest) };
    current = migrate(current);
  }
  return { ok: true, doc: current };
}

function versionOf(format: string, name: string): number | undefined {
  const digits = format.startsWith(`${name}/`) ? format.slice(name.length + 1) : '';
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}

function foreign(format: unknown, name: string, newest: number): Problem {
  return {
    code: 'unknown-format',
    severity: 'error',
    expected: `the format ${name}/${newest}`,
    got: typeof format === 'string' ? JSON.stringify(format.slice(0, 60)) : 'no text',
    fix: 'This may be a file of another program. Export a case from the page and compare.',
  };
}

function newer(name: string, newest: number, version: number): Problem {
  return {
    code: 'unknown-format',
    severity: 'error',
    expected: `the format ${name}/${newest} or an earlier one`,
    got: `version ${version}, which a newer Countersign wrote`,
    fix: 'Nothing is wrong with it. Open it with the newest version: in a browser, reload the page; in a terminal, update Countersign.',
  };
}
