import { ListPlus } from 'lucide-react';
import { useState } from 'react';

import type { Case } from '../../cases/case.ts';
import { Button } from '../../ui/button.tsx';
import type { Subject } from './make.ts';

type Expectation = NonNullable<Case['expect']>;

interface Way {
  readonly name: string;
  readonly expectation: Expectation;
}

const MATCH: Way = { name: 'a match', expectation: { verdict: 'matches' } };
const EXPLAINED: Way = { name: 'an explained mistake', expectation: { verdict: 'explained' } };

/** Puts the case into the pack, with what it must come to from now on. */
export function PackSection({
  subject,
  onAdd,
}: {
  readonly subject: Subject;
  /** `name`: what it must come to, in words. */
  readonly onAdd: (expectation: Expectation, name: string) => void;
}) {
  const [added, setAdded] = useState('');
  const ways = waysOf(subject);
  if (ways.length === 0) return null;
  return (
    <section aria-label="Pack" className="rounded-md border border-dashed border-line px-3 py-2">
      <h3 className="text-sm font-semibold">Add to the pack</h3>
      <p className="mb-2 text-small leading-5 text-muted">
        A pack is many cases in one file, each with the outcome it must give; it runs on the Cases screen and in CI.
        What is left out above is missing there, too. From now on, this case must give
      </p>
      <div className="flex flex-wrap gap-2">
        {ways.map(({ name, expectation }) => (
          <Button
            key={name}
            onClick={() => {
              onAdd(expectation, name);
              setAdded(`Added: it must give ${name}.`);
            }}
          >
            <ListPlus size={15} aria-hidden /> {name}
          </Button>
        ))}
      </div>
      <p role="status" className="mt-1.5 text-small text-ok empty:hidden">
        {added}
      </p>
    </section>
  );
}

/** What a case can be expected to give, in words and as data. */
function waysOf({ value, operation, causes = [], computed }: Subject): readonly Way[] {
  // An expectation is written in plain text: no place for a password.
  const isPlain = computed !== undefined && !operation.isPassword;
  const hasObserved = Object.values(value.observed).some((text) => text !== '');
  const causeName = causes.length === 1 ? 'this cause' : 'these causes';
  const found = { name: `${causeName}: ${causes.join(', ')}`, expectation: { verdict: 'explained', causes } };
  return [
    ...(isPlain ? [{ name: 'this result', expectation: { result: computed } }] : []),
    ...(hasObserved ? [MATCH, EXPLAINED] : []),
    ...(hasObserved && causes.length > 0 ? [found] : []),
  ];
}
