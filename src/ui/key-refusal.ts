import { useState } from 'react';

import { readPublicKey } from '../core/crypto/keys.ts';
import type { Problem } from '../core/problem.ts';
import type { FieldDef } from '../core/scheme/fields.ts';

const KEY_IS_OUT =
  'Paste the public key instead. If the private key is in use anywhere, replace it: it has been on a clipboard and a screen.';

/**
 * What a field for public keys does with a private one: it is not kept, not even for the time it
 * takes to say so. `times` is a React key for the textarea: a new element has no undo that could
 * bring the private key back.
 */
export function useKeyRefusal(
  field: FieldDef,
  keep: (value: string) => void,
): { readonly change: (value: string) => void; readonly refused: Problem | undefined; readonly times: number } {
  const [refusal, setRefusal] = useState<{ readonly times: number; readonly problem?: Problem }>({ times: 0 });
  const change = (next: string) => {
    const problem = field.kind === 'publicKey' ? privateKeyIn(next) : undefined;
    if (problem) setRefusal(({ times }) => ({ times: times + 1, problem }));
    else if (refusal.problem) setRefusal(({ times }) => ({ times }));
    keep(problem ? '' : next);
  };
  return { change, refused: refusal.problem, times: refusal.times };
}

function privateKeyIn(text: string): Problem | undefined {
  const reading = readPublicKey(text);
  if (reading.ok || reading.problem.code !== 'private-key-pasted') return undefined;
  return { ...reading.problem, fix: `It was not kept: the field is empty again. ${KEY_IS_OUT}` };
}
