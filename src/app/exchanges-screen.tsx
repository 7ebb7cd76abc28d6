import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import type { Case } from '../cases/case.ts';
import { Heading } from '../ui/shell-heading.tsx';
import { useTitle } from './arrival.ts';
import { openWith } from './cases/with-part.ts';

interface Shown {
  readonly id: number | undefined;
  readonly beside: number | undefined;
  readonly onOpen: (value: Case) => void;
}

let Viewer: ComponentType<Shown> | undefined;

/** The viewer's code, fetched when somebody goes there. */
export async function loadExchanges(): Promise<{ readonly Exchanges: ComponentType<Shown> }> {
  const [{ Exchanges }, { withQueries }] = await Promise.all([
    import('../features/exchanges/index.tsx'),
    import('./with-queries.tsx'),
  ]);
  Viewer ??= withQueries(Exchanges);
  return { Exchanges: Viewer };
}

const route = getRouteApi('/exchanges');

/** What was said to the sandbox, and what it answered. */
export function ExchangesScreen() {
  const { Exchanges } = route.useLoaderData();
  const { id, with: beside } = route.useSearch();
  useTitle('Exchanges');
  return (
    <>
      <Heading>Exchanges</Heading>
      <p className="mt-2 mb-6 max-w-prose text-muted">
        Every request to the sandbox: as it was sent, as it was answered, and as the server saw it.
      </p>
      <Exchanges id={id} beside={beside} onOpen={open} />
    </>
  );
}

const open = (value: Case) => openWith((openCase) => openCase(value, 'exchange'));
