import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';

import { useFirstScreen } from '../ui/first-screen.ts';
import { useArrival } from './arrival.ts';
import { FileDrop } from './cases/file-drop.tsx';
import { Header } from './header.tsx';
import { PresenterPlace } from './presenter-place.tsx';
import { Rail } from './rail.tsx';
import { TourOffer, TourPlace } from './tour.tsx';
import { UpdateBar } from './update-bar.tsx';

/**
 * What stays while screens change: header, rail, and the place the screen goes. On a cold load the screen comes first,
 * with room kept for the rest.
 */
export function Frame() {
  useArrival();
  const { stands } = useFirstScreen();
  useEffect(() => {
    // Nothing of the first screen needs it.
    const later = setTimeout(
      () =>
        void import('./keep-focus.ts').then(
          ({ keepFocus }) => keepFocus(),
          () => {},
        ),
      1000,
    );
    return () => clearTimeout(later);
  }, []);
  return (
    <div className="flex min-h-dvh flex-col">
      {/* A button: the address behind the # belongs to the router. */}
      <button type="button" className="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        Skip to content
      </button>
      {stands ? <Header /> : <div className="h-[var(--header)] border-b border-line bg-surface" />}
      <div className="mx-auto flex w-full max-w-[105rem] flex-1 flex-col rail:flex-row">
        {stands ? <Rail /> : <div className="min-h-13 border-b border-line rail:w-64 rail:shrink-0 rail:border-b-0" />}
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 border-line px-4 py-6 outline-none sm:px-6 rail:border-l rail:px-10 rail:py-8"
        >
          <TourOffer />
          <Outlet />
        </main>
      </div>
      <TourPlace />
      <PresenterPlace />
      <UpdateBar />
      <FileDrop />
    </div>
  );
}
