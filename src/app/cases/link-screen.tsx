import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/link');

/** What reads a link and opens it. */
export async function loadLink() {
  return { Reader: (await import('./link-reader.tsx')).LinkReader };
}

/** The screen of the route `/link`. */
export function LinkScreen() {
  const { Reader } = route.useLoaderData();
  return <Reader />;
}
