import { getRouteApi } from '@tanstack/react-router';

import { loadSchemes } from '../schemes/registry.ts';
import type { Case } from '../cases/case.ts';
import { useTitle } from './arrival.ts';
import { useShareDialog } from './cases/dialog.ts';

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
  return (
    <Screen
      schemes={schemes}
      onOpen={(value) => void open(value)}
      onShare={(value, causes) => void share(value, causes)}
    />
  );
}

async function open(value: Case): Promise<void> {
  const { openCase } = await import('./cases/open.ts');
  await openCase(value, 'doctor');
}

/** As a report for a ticket first: the Doctor's answer is part of it. */
async function share(value: Case, causes: readonly string[]): Promise<void> {
  await open(value);
  useShareDialog.setState({ form: 'markdown', causes });
}
