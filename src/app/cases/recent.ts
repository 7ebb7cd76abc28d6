import { create } from 'zustand';

import { readCases, writePack } from '../../cases/pack.ts';
import type { Case } from '../../cases/case.ts';
import { withoutSecrets } from '../../cases/secrets.ts';
import { whenLeaving } from '../../core/leaving.ts';
import { findOperation } from '../../core/scheme/define.ts';
import { loadScheme } from '../../schemes/registry.ts';

const KEY = 'countersign.recent';
const MOST = 20;

interface Recent {
  /** Newest first. */
  readonly cases: readonly Case[];
  /** Whether the list is kept in this browser: only when somebody says so. */
  readonly kept: 'no' | 'without-secrets' | 'with-secrets';
}

/** Cases that were opened, saved or shared. In memory, unless somebody wants them kept. */
export const useRecent = create<Recent>()(() => stored());
whenLeaving(() => useRecent.setState({ cases: [] }));

/** Puts a case at the head of the list; the same case is there once. */
export function remember(value: Case): void {
  const same = JSON.stringify(value);
  const others = useRecent.getState().cases.filter((one) => JSON.stringify(one) !== same);
  changed({ cases: [value, ...others].slice(0, MOST) });
}

/** Takes one case off the list. */
export function forgetCase(value: Case): void {
  changed({ cases: useRecent.getState().cases.filter((one) => one !== value) });
}

/** Empties the list; whether it is kept stays as chosen. */
export function forgetAll(): void {
  changed({ cases: [] });
}

/** Chooses whether the list is kept in this browser; what was kept goes when it is not any more. */
export function keep(kept: Recent['kept']): void {
  changed({ kept });
}

function changed(change: Partial<Recent>): void {
  useRecent.setState(change);
  if (useRecent.getState().kept === 'no') attempt(() => localStorage.removeItem(KEY));
  // Where a scheme cannot be loaded, nobody knows its secrets, and nothing is written.
  else store().catch(() => {});
}

/** Writes the list as a pack, secrets left out unless they were asked for, too. */
async function store(): Promise<void> {
  const { cases, kept } = useRecent.getState();
  const written = kept === 'with-secrets' ? cases : await Promise.all(cases.map(bare));
  // Somebody may have changed their mind while the schemes were loaded.
  if (useRecent.getState().cases !== cases || useRecent.getState().kept !== kept) return;
  attempt(() => localStorage.setItem(KEY, `${kept}\n${writePack(written)}`));
}

async function bare(value: Case): Promise<Case> {
  const scheme = await loadScheme(value.scheme);
  const operation = scheme && findOperation(scheme, value.operation);
  return operation ? withoutSecrets(value, operation) : { ...value, inputs: {}, extras: [] };
}

function stored(): Recent {
  const text = attempt(() => localStorage.getItem(KEY)) ?? '';
  const [kept = ''] = text.split('\n', 1);
  if (kept !== 'with-secrets' && kept !== 'without-secrets') return { cases: [], kept: 'no' };
  const cases = readCases(text.slice(kept.length + 1)).flatMap((reading) => (reading.ok ? [reading.value] : []));
  return { cases: cases.slice(0, MOST), kept };
}

/** Storage throws where the browser blocks it, or is full. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
