import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { Button, IconButton } from '../../ui/button.tsx';
import { lightUp } from '../../ui/spotlight.ts';
import { STEPS } from './steps.ts';

interface TourBarProps {
  /** The system whose panel is shown. */
  readonly scheme: string;
  readonly onEnd: () => void;
}

/** Shows one place after the other on the real screens; nothing is blocked meanwhile. */
export function TourBar({ scheme, onEnd }: TourBarProps) {
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const step = STEPS[at];
  const next = useRef<HTMLButtonElement>(null);
  useEscape(onEnd);
  useEffect(() => next.current?.focus(), []);
  useEffect(() => {
    if (!step) return;
    // Where a place is not on the screen, the words do without it.
    const gone = step.at === 'home' ? navigate({ to: '/' }) : navigate({ to: '/$scheme', params: { scheme } });
    void gone.then(() => lightUp(step.look)).catch(() => {});
    return () => void lightUp(undefined);
  }, [navigate, scheme, step]);
  const isLast = at === STEPS.length - 1;
  return (
    <section
      aria-label="Tour"
      data-keeps-focus=""
      className="fixed inset-x-0 bottom-0 z-30 border-t-2 border-accent bg-surface px-4 py-3 shadow-lg sm:px-6"
    >
      <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-6 gap-y-2">
        <p role="status" className="min-w-0 grow basis-72">
          {step?.says}
        </p>
        <div className="flex items-center gap-2">
          <span className="mr-1 text-sm text-muted tabular-nums">
            {at + 1} of {STEPS.length}
          </span>
          <IconButton label="Back" icon={<ChevronLeft size={18} />} disabled={at === 0} onClick={() => setAt(at - 1)} />
          <Button look="primary" ref={next} onClick={() => (isLast ? onEnd() : setAt(at + 1))}>
            {isLast ? 'Done' : 'Next'} {!isLast && <ChevronRight size={16} />}
          </Button>
          {!isLast && (
            <Button look="quiet" onClick={onEnd}>
              End tour
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

/** Escape ends the tour, unless it closes something else. */
function useEscape(end: () => void): void {
  useEffect(() => {
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented && !document.querySelector('[role=dialog], [role=menu]')) end();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [end]);
}
