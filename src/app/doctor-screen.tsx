import { getRouteApi } from '@tanstack/react-router';

import { cards, loadScheme } from '../schemes/registry.ts';
import { useTitle } from './arrival.ts';

const route = getRouteApi('/doctor');

/** Every scheme with something to examine, and the screen, fetched side by side. */
export async function loadDoctor() {
  const [{ DoctorScreen: Screen }, ...schemes] = await Promise.all([
    import('../features/doctor/index.tsx'),
    ...cards.map(({ id }) => loadScheme(id)),
  ]);
  return { Screen, schemes: schemes.flatMap((scheme) => scheme ?? []) };
}

/** The screen of the route `/doctor`. */
export function DoctorScreen() {
  const { Screen, schemes } = route.useLoaderData();
  useTitle('Doctor');
  return <Screen schemes={schemes} />;
}
