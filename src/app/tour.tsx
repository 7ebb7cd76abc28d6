import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { create } from 'zustand';

import { cards } from '../schemes/registry.ts';
import { Button } from '../ui/button.tsx';
import { usePresenting } from '../ui/presenting.ts';
import { focusHeading } from './arrival.ts';
import { NotLoaded } from '../ui/not-loaded.tsx';
import { part } from '../ui/part.tsx';

type TourState = 'new' | 'running' | 'done';

/** Whether the tour was taken or declined. The app remembers `done`, and nothing else of it. */
export const useTour = create<{ readonly is: TourState }>()(() => ({ is: 'new' }));

const set = (is: TourState) => useTour.setState({ is });
const loadBar = async () => (await import('../features/tour/bar.tsx')).TourBar;
const Bar = part('The tour', loadBar);

/** On the start page of somebody new: an offer that stands in nobody's way. */
export function TourOffer() {
  const { pathname } = useLocation();
  const isNew = useTour(({ is }) => is === 'new');
  const isPresenting = usePresenting((state) => state.on);
  const [hasFailed, setFailed] = useState(false);
  const take = () => {
    setFailed(false);
    // The offer stands until there is a tour.
    loadBar().then(
      () => set('running'),
      () => setFailed(true),
    );
  };
  if (!isNew || pathname !== '/' || isPresenting) return null;
  return (
    <aside
      aria-label="Tour"
      className="mx-auto mb-6 flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface py-2 pr-2 pl-4 text-sm"
    >
      <p className="grow">
        <span className="font-medium">New here?</span> <span className="text-muted">A one-minute tour.</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={take}>Take the tour</Button>
        {hasFailed && <NotLoaded what="The tour" retry={take} />}
        <Button
          look="quiet"
          onClick={() => {
            set('done');
            focusHeading();
          }}
        >
          Skip
        </Button>
      </div>
    </aside>
  );
}

/** The running tour. */
export function TourPlace() {
  const isRunning = useTour(({ is }) => is === 'running');
  const end = () => {
    set('done');
    focusHeading();
  };
  const [first] = cards;
  return isRunning && first ? <Bar scheme={first.id} onEnd={end} /> : null;
}
