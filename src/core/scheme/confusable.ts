import { compareResult } from './compare.ts';
import type { Engine } from '../crypto/port.ts';
import { evaluate, type Inputs } from '../recipe/evaluate.ts';
import type { Confusable, Scheme } from './define.ts';

/**
 * The other vendors' schemes among the scheme's confusables that give the observed value for these
 * inputs (those of the operation, and the confusable's own fields). Empty when none does.
 */
export async function recognise(
  scheme: Scheme,
  operation: string,
  inputs: Inputs,
  observed: string,
  engine: Engine<'async'>,
): Promise<Confusable[]> {
  const candidates = (scheme.confusables ?? []).filter((confusable) => confusable.operation === operation);
  const memo = await evaluate(
    candidates.map(({ result }) => result),
    inputs,
    engine,
  );
  return candidates.filter(({ result }) => {
    const outcome = memo.get(result);
    return (
      outcome?.ok === true &&
      outcome.value.kind === 'text' &&
      compareResult(outcome.value.text, observed).is !== 'different'
    );
  });
}
