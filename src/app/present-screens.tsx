import { getRouteApi, notFound, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

import { cards, loadDemo, loadSandboxes, loadScheme, loadVectors } from '../schemes/registry.ts';
import { useTitle } from './arrival.ts';

export async function loadPresentList() {
  return import('../features/present/start.tsx');
}

/** A demo with everything that it is played with. */
export async function loadPresent(schemeId: string) {
  if (!cards.some(({ id }) => id === schemeId)) throw notFound();
  const [scheme, demo, vectors, sandboxes, start, mode] = await Promise.all([
    loadScheme(schemeId),
    loadDemo(schemeId),
    loadVectors(schemeId),
    loadSandboxes(),
    import('../features/present/start.tsx'),
    import('./present/mode.ts'),
  ]);
  const sandbox = sandboxes.find(({ id }) => id === schemeId);
  if (!scheme || !demo || !sandbox) throw notFound();
  const [{ PresentStart }, { startPresenting }] = [start, mode];
  return { PresentStart, startPresenting, parts: { scheme, demo, sandbox, vectors } };
}

const listRoute = getRouteApi('/present');
const startRoute = getRouteApi('/present/$scheme');

export function PresentListScreen() {
  const { PresentList } = listRoute.useLoaderData();
  useTitle('Present');
  return <PresentList cards={cards} />;
}

/** The first picture; the mode is on from here until it is left. */
export function PresentStartScreen() {
  const { PresentStart, startPresenting, parts } = startRoute.useLoaderData();
  const router = useRouter();
  const { card } = parts.scheme;
  useTitle('Present', card.name);
  useEffect(() => {
    startPresenting(parts, () => void router.navigate({ to: '/present' }));
  }, [parts, startPresenting, router]);
  return <PresentStart card={card} demo={parts.demo} />;
}
