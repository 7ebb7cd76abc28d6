import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/link');

export async function loadLink() {
  return { Reader: (await import('./link-reader.tsx')).LinkReader };
}

export function LinkScreen() {
  const { Reader } = route.useLoaderData();
  return <Reader />;
}
