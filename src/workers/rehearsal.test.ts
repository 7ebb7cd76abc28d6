import { describe, expect, it, vi } from 'vitest';

import { observedName, signedTestOf } from '../core/scheme/verify.ts';
import { cards, loadMistakes, loadScheme, loadVectors } from '../schemes/registry.ts';
import { rehearse } from './rehearsal.ts';

async function patients() {
  const found = [];
  for (const { id } of cards) {
    const scheme = await loadScheme(id);
    for (const operation of scheme?.operations ?? []) {
      if (observedName(operation) === undefined) continue;
      const vectors = await loadVectors(id, operation.id);
      found.push({ name: `${id}/${operation.id}`, patient: { operation, mistakes: await loadMistakes(id) }, vectors });
    }
  }
  return found;
}

const ALL = await patients();
/** Of the others a spoilt signature may be plain to see: there is no search then. */
const SEARCHED = ALL.filter(({ patient: { operation } }) => signedTestOf(operation) === undefined);

/** A clock on which every look takes a while: half a second is soon over. */
function quickClock(ms: number): () => number {
  let at = 0;
  return () => (at += ms);
}

describe('a rehearsal', () => {
  it.each(SEARCHED)('searches for a spoilt value of $name, and ends by itself', async ({ patient, vectors }) => {
    const breathe = vi.fn<() => undefined>();
    await rehearse(patient, vectors, quickClock(1), breathe);
    expect(breathe).toHaveBeenCalled();
  });

  it.each(SEARCHED)('of $name is given up when there is something to do', async ({ patient, vectors }) => {
    const breathe = vi.fn(() => Promise.reject(new Error('something to do')));
    await expect(rehearse(patient, vectors, quickClock(1), breathe)).rejects.toThrow('something to do');
    expect(breathe).toHaveBeenCalledTimes(1);
  });

  it('ends by itself where a signature is verified, too', async () => {
    for (const { patient, vectors } of ALL)
      await rehearse(patient, vectors, quickClock(200), () => undefined).catch((error: unknown) =>
        expect(error).toMatchObject({ message: 'that was long enough' }),
      );
  });

  it('is nothing without a published value', async () => {
    const breathe = vi.fn<() => undefined>();
    for (const { patient } of ALL) await rehearse(patient, [], quickClock(1), breathe);
    expect(breathe).not.toHaveBeenCalled();
  });
});
