// First, before any chunk or worker is asked for.
import './trusted-types.ts';
import './styles.css';
import '../ui/ui.css';
// Before the router: a link may hold secrets, so nothing else sees its address.
import './cases/link-arrival.ts';
// It may change the address.
import './present/resume.ts';
// Before React, so that its files are on their way meanwhile.
import './fetch-ahead.ts';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { EnvironmentProvider } from '../ui/environment.tsx';
import { afterFirstScreen, beginFirstScreen, endFirstScreen } from '../ui/first-screen.ts';
import { watchDepartures } from './departures.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { environment } from './environment.ts';
import { hearKeys } from './keys.ts';
import { forgetPagesBefore, forgetWhenLeft } from './leaving.ts';
import { router } from './router.tsx';
import { startTheme } from './theme.ts';
import { useTour } from './tour.tsx';
import { startWorker } from './update.ts';

/** The composition root: the only storage of the page comes in here; clock and randomness in environment.ts. */
const THEME_KEY = 'countersign.theme';
startTheme({
  root: document.documentElement,
  systemDark: matchMedia('(prefers-color-scheme: dark)'),
  remembered: () => attempt(() => localStorage.getItem(THEME_KEY)),
  remember: (choice) => attempt(() => localStorage.setItem(THEME_KEY, choice)),
});

const KEYS_KEY = 'countersign.single-keys';
useSingleKeys.setState({ on: attempt(() => localStorage.getItem(KEYS_KEY)) !== 'off' });
useSingleKeys.subscribe(({ on }) => attempt(() => localStorage.setItem(KEYS_KEY, on ? 'on' : 'off')));

const TOUR_KEY = 'countersign.tour';
if (attempt(() => localStorage.getItem(TOUR_KEY)) === 'done') useTour.setState({ is: 'done' });
useTour.subscribe(({ is }) => is === 'done' && attempt(() => localStorage.setItem(TOUR_KEY, is)));

/** Storage throws where the browser blocks it; the theme then lasts as long as the page. */
function attempt<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}

watchDepartures();
forgetWhenLeft();
forgetPagesBefore();
hearKeys();

/** Milliseconds after which the frame is drawn without the screen that is still on its way. */
const PATIENCE = 300;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const view = (
  <StrictMode>
    <CSPProvider disableStyleElements>
      <EnvironmentProvider environment={environment}>
        <RouterProvider router={router} />
      </EnvironmentProvider>
    </CSPProvider>
  </StrictMode>
);
async function draw(place: HTMLElement): Promise<void> {
  // Who goes elsewhere meanwhile is followed: the router itself listens only once it is drawn.
  const stop = router.history.subscribe(() => void router.load());
  const isLoaded = await Promise.race([
    router.load().then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE)),
  ]);
  if (isLoaded) beginFirstScreen();
  // Frame and screen in one pass, and its effects with it: the first key would otherwise wait for them.
  flushSync(() => createRoot(place).render(view));
  stop();
  endFirstScreen();
  startWorker(afterFirstScreen());
}
void draw(root);
