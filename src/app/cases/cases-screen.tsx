import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/cases');

/** The screen of cases and packs. */
export async function loadCases() {
  return { Panel: (await import('./cases-panel.tsx')).CasesPanel };
}

/** The screen of the route `/cases`. */
export function CasesScreen() {
  const { Panel } = route.useLoaderData();
  return <Panel />;
}
