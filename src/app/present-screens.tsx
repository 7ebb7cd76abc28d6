import { getRouteApi, notFound, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

import { cards } from '../schemes/registry.ts';
import { useTitle } from './arrival.ts';

/** The list of demos. */
export async function loadPresentList() {
  return import('../features/present/start.tsx');
}

/** A demo with everything that it is played with. */
export async function loadPresent(schemeId: string) {
  if (!cards.some(({ id }) => id === schemeId)) throw notFound();
  const [{ PresentStart }, { loadParts, startPresenting }] = await Promise.all([
    loadPresentList(),
    import('./present/mode.ts'),
    // Stands in the frame, and nothing can be presented without it.
    import('../features/present/bar.tsx'),
  ]);
  const parts = await loadParts(schemeId);
  if (!parts) throw notFound();
  return { PresentStart, startPresenting, parts };
}

const listRoute = getRouteApi('/present');
const startRoute = getRouteApi('/present/$scheme');

/** The screen of the route `/present`. */
export function PresentListScreen() {
  const { PresentList } = listRoute.useLoaderData();
  useTitle('Present');
  return <PresentList cards={cards} />;
}

/** The first picture; the mode is on from here until it is left. */
export function PresentStartScreen() {
  const { PresentStart, startPresenting, parts } = startRoute.useLoaderData();
  const { step } = startRoute.useSearch();
  const router = useRouter();
  const { card } = parts.scheme;
  useTitle('Present', card.name);
  useEffect(() => {
    startPresenting(parts, step, () => router.navigate({ to: '/present' }));
  }, [parts, step, startPresenting, router]);
  return <PresentStart card={card} demo={parts.demo} />;
}
