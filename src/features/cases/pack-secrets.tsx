import { useEffect, useState } from 'react';

import type { CaseReading } from '../../cases/case.ts';
import { packSecrets, type PackSecret } from '../../cases/command.ts';
import { RevealButton } from '../../ui/reveal-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePack } from './store.ts';

/** The fields that the cases of a pack leave out, secrets mostly; empty until they are known. */
export function usePackSecrets(readings: readonly CaseReading[]): readonly PackSecret[] {
  const [secrets, setSecrets] = useState<readonly PackSecret[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void packSecrets(readings).then((found) => isCurrent && setSecrets(found));
    return () => {
      isCurrent = false;
    };
  }, [readings]);
  return secrets;
}

/** What every case that leaves it out is run with. It stays here: the pack is saved without. */
export function SecretFields({ secrets }: { readonly secrets: readonly PackSecret[] }) {
  if (secrets.length === 0) return null;
  return (
    <section aria-label="Secrets" className="mb-4 grid gap-4 sm:grid-cols-2">
      {secrets.map(({ name, isSecret }) => (
        <SecretField key={name} name={name} isSecret={isSecret} />
      ))}
    </section>
  );
}

function SecretField({ name, isSecret }: Pick<PackSecret, 'name' | 'isSecret'>) {
  const value = usePack(({ given }) => given[name] ?? '');
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      name={name}
      help="Cases leave it out: they are run with this. It is not saved."
      value={value}
      onChange={(next) => usePack.getState().give(name, next)}
      masked={isSecret && !isShown}
      tools={isSecret && <RevealButton name={name} isShown={isShown} onToggle={() => setShown(!isShown)} />}
    />
  );
}
