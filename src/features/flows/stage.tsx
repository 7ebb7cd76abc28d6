import { useEffect, useState } from 'react';

import { Segmented } from '../../ui/segmented.tsx';
import type { Life } from './lives.ts';
import { barsOf } from './picture.ts';
import type { Row } from './rows.ts';
import type { SequenceRow } from './sequence-layout.ts';
import { Sequence } from './sequence.tsx';
import { StepsTable } from './steps-table.tsx';

const VIEWS = [
  { value: 'diagram', name: 'Diagram' },
  { value: 'table', name: 'Table' },
] as const;

type View = (typeof VIEWS)[number]['value'];

interface StageProps {
  actors: readonly [string, string];
  picture: readonly SequenceRow[];
  lives: readonly Life[];
  rows: readonly Row[];
  selected: number | undefined;
  onSelect: (row: number) => void;
}

/** The conversation as a diagram or as a table. */
export function Stage({ actors, picture, lives, rows, selected, onSelect }: StageProps) {
  const [view, setView] = useView();
  return (
    <section
      aria-label={view === 'diagram' ? 'Flow diagram' : 'Flow table'}
      data-part="Flow diagram"
      className={`min-w-0 ${view === 'diagram' ? 'rounded-lg border border-line bg-surface p-3' : ''}`}
    >
      <div className={`mb-2 flex justify-end ${view === 'diagram' ? '' : 'pt-3'}`}>
        <Segmented label="View" options={VIEWS} value={view} onChange={setView} />
      </div>
      {view === 'diagram' ? (
        <Sequence actors={actors} rows={picture} bars={barsOf(lives, rows)} selected={selected} onSelect={onSelect} />
      ) : (
        <StepsTable picture={picture} rows={rows} selected={selected} onSelect={onSelect} />
      )}
    </section>
  );
}

/** A table where a diagram has no room, until somebody chooses. */
function useView(): [View, (view: View) => void] {
  const [chosen, setChosen] = useState<View>();
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const onChange = () => setNarrow(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return [chosen ?? (isNarrow ? 'table' : 'diagram'), setChosen];
}

const NARROW = '(width < 40rem)';
