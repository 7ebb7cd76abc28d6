import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';

import type { Vector } from '../core/scheme/define.ts';
import { Button } from './button.tsx';
import { NotLoaded } from './not-loaded.tsx';
import type { SampleMenu } from './sample-menu.tsx';

interface SamplesProps {
  /** Fetches the published values; asked once. */
  load: () => Promise<readonly Vector[]>;
  onLoad: (vector: Vector) => void;
}

interface Loaded {
  readonly Menu: typeof SampleMenu;
  readonly vectors: readonly Vector[];
  /** Whether a key asked for it. */
  readonly byKey: boolean;
}

/** A button that becomes a menu of published values: menu and values are fetched when somebody wants them. */
export function Samples({ load, onLoad }: SamplesProps) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const button = useRef<HTMLButtonElement>(null);
  if (loaded) return <loaded.Menu {...loaded} onLoad={onLoad} before={button} />;
  const open = async (byKey: boolean) => {
    setState('busy');
    try {
      const [{ SampleMenu: Menu }, vectors] = await Promise.all([import('./sample-menu.tsx'), load()]);
      setLoaded({ Menu, vectors, byKey });
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button
        ref={button}
        look="primary"
        aria-haspopup="menu"
        aria-expanded={false}
        aria-busy={state === 'busy'}
        // A click that no pointer made counts none.
        onClick={({ detail }) => void open(detail === 0)}
      >
        Load sample <ChevronDown size={15} />
      </Button>
      {state === 'failed' && <NotLoaded what="The samples" retry={() => void open(false)} />}
    </>
  );
}
