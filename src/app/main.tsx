// First, before any chunk or worker is asked for.
import './trusted-types.ts';
import './styles.css';
// Before the router: a link may hold secrets, so nothing else sees its address.
import './cases/link-arrival.ts';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { EnvironmentProvider } from '../ui/environment.tsx';
import { watchDepartures } from './departures.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { environment } from './environment.ts';
import { forgetWhenLeft } from './leaving.ts';
import { queries } from './queries.ts';
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
startWorker();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <EnvironmentProvider environment={environment}>
          <RouterProvider router={router} />
        </EnvironmentProvider>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
