import type { KeyReading } from './keys.ts';
import { keysOf } from './keys.ts';
import { lockOf, type Lock } from './locks.ts';
import { evidenceReadings } from './evidence-readings.ts';
import { hasMessage, orderReadings, pairReadings, textReadings } from './message-readings.ts';
import { tokenOrders, tokenReadings } from './token-readings.ts';
import { bytesOf, textOf, undone, type Breath, type Reading, type Subject } from './subject.ts';

/** A key, the evidence and the message as they fit together. */
export interface Match {
  readonly key: KeyReading;
  readonly lock: Lock;
  /** What had to be undone, in order; empty when the signature is right as it is. */
  readonly readings: readonly Reading[];
  /** The subject with everything undone. */
  readonly right: Subject;
}

export interface Searched {
  readonly matches: readonly Match[];
  /** Keys that made the signature, over whatever. */
  readonly opened: readonly { readonly key: KeyReading; readonly lock: Lock }[];
  readonly keys: number;
  /** Keys, forms and messages tried together. */
  readonly tried: number;
}

interface Attempt {
  readonly subject: Subject;
  readonly reading?: Reading;
  readonly key: KeyReading;
  readonly lock: Lock;
}

/** How much is tried: other keys and forms of the signature only, single changes of the message too, or pairs of them. */
export type Extent = 'keys' | 'singles' | 'pairs';

/** Looks for key, form of the signature and message under which it verifies: the first level that has an answer ends it. */
export async function searchSigned(subject: Subject, breathe: Breath, extent: Extent): Promise<Searched> {
  const keys = givenKeys(subject);
  const { attempts, forms } = attemptsOf(subject, keys);
  const opened = attempts.filter(({ lock }) => lock.proven);
  // A key that certainly made the signature leaves nothing to be asked of the others.
  const asked = opened.length > 0 ? opened : attempts;
  let tried = keys.length * forms;
  const levels: Level[] = [asItStands];
  if (extent !== 'keys') levels.push((of) => messagesOf(of, breathe, extent === 'singles'));
  if (opened.length > 0 && extent === 'pairs')
    levels.push(
      (of) => pairReadings(of, breathe),
      (of) => ordersOf(of, breathe),
    );
  for (const level of levels) {
    const matches: Match[] = [];
    for (const attempt of asked) {
      await breathe();
      for await (const message of level(attempt.subject)) {
        tried++;
        const pause = breathe();
        if (pause) await pause;
        const right = message ? undone(attempt.subject, message) : attempt.subject;
        const data = bytesOf(right, right.test.data);
        if (!data) continue;
        const fits = attempt.lock.fits(data);
        if (!(typeof fits === 'boolean' ? fits : await fits)) continue;
        const parts = [attempt.reading, message].flatMap((reading) => (reading ? [reading] : []));
        matches.push({ key: attempt.key, lock: attempt.lock, readings: parts, right });
        if (matches.length >= ENOUGH) break;
      }
    }
    if (matches.length > 0) return { matches, opened, keys: keys.length, tried };
  }
  return { matches: [], opened, keys: keys.length, tried };
}

/** The rest says the same in other words. */
const ENOUGH = 16;

function givenKeys(subject: Subject): KeyReading[] {
  const { test, inputs } = subject;
  const field = String(test.key.param);
  const kid = (test.kid && textOf(subject, test.kid)) ?? '';
  const others = Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== field));
  return keysOf(field, inputs[field] ?? '', kid, others);
}

/** Every key with every form of the signature that it could have made. */
function attemptsOf(
  subject: Subject,
  keys: readonly KeyReading[],
): { readonly attempts: readonly Attempt[]; readonly forms: number } {
  const { test, operation } = subject;
  const form = test.signature.op === 'base64urlDecode' ? 'base64url' : 'base64';
  const isToken = operation.screen === 'token';
  const forms: (Reading | undefined)[] = [undefined, ...evidenceReadings(subject.observed, form, isToken)];
  const attempts = forms.flatMap((reading) => {
    const read = reading ? undone(subject, reading) : subject;
    const signature = bytesOf(read, test.signature);
    const wanted = typeof test.algorithm === 'string' ? test.algorithm : (textOf(read, test.algorithm) ?? '');
    if (!signature || signature.length === 0) return [];
    return keys.flatMap((key): Attempt[] => {
      const lock = lockOf(key.key, signature, wanted);
      return lock ? [{ subject: read, key, lock, ...(reading ? { reading } : {}) }] : [];
    });
  });
  return { attempts, forms: forms.length };
}

/** Other messages that may have been signed; undefined is the one that was checked. */
type Level = (of: Subject) => AsyncIterable<Reading | undefined>;

async function* asItStands(): AsyncGenerator<undefined> {
  yield undefined;
}

async function* messagesOf(subject: Subject, breathe: Breath, isLarge: boolean): AsyncGenerator<Reading> {
  const isField = hasMessage(subject);
  yield* isField ? textReadings(subject, breathe, isLarge) : tokenReadings(subject, breathe);
}

async function* ordersOf(subject: Subject, breathe: Breath): AsyncGenerator<Reading> {
  yield* hasMessage(subject) ? orderReadings(subject, breathe) : tokenOrders(subject, breathe);
}
