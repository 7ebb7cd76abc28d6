import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/cases');

export async function loadCases() {
  return { Panel: (await import('./cases-panel.tsx')).CasesPanel };
}

export function CasesScreen() {
  const { Panel } = route.useLoaderData();
  return <Panel />;
}
