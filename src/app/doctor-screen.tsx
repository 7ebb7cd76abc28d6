import { getRouteApi } from '@tanstack/react-router';

import { loadSchemes } from '../schemes/registry.ts';
import type { Case } from '../cases/case.ts';
import { useTitle } from './arrival.ts';
import { useShareDialog } from './cases/dialog.ts';
import { openWith } from './cases/with-part.ts';

const route = getRouteApi('/doctor');

/** Every scheme with something to examine, and the screen, fetched side by side. */
export async function loadDoctor() {
  const [{ DoctorScreen: Screen }, schemes] = await Promise.all([
    import('../features/doctor/index.tsx'),
    loadSchemes(),
  ]);
  return { Screen, schemes };
}

/** The screen of the route `/doctor`. */
export function DoctorScreen() {
  const { Screen, schemes } = route.useLoaderData();
  useTitle('Doctor');
  return <Screen schemes={schemes} onOpen={open} onShare={share} />;
}

const open = (value: Case) => openWith((openCase) => openCase(value, 'doctor'));

/** As a report for a ticket first: the Doctor's answer is part of it. */
const share = (value: Case, causes: readonly string[]) =>
  openWith(async (openCase) => {
    await openCase(value, 'doctor');
    useShareDialog.setState({ form: 'markdown', causes });
  });
