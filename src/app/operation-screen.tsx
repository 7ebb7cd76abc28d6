import { CatchBoundary, getRouteApi, Link } from '@tanstack/react-router';

import type { Operation, Scheme } from '../core/scheme/define.ts';
import { External } from '../ui/shell-external.tsx';
import { Heading } from '../ui/shell-heading.tsx';
import { Tags } from '../ui/shell-tags.tsx';
import { useTitle } from './arrival.ts';
import { PanelFailure } from './failure.tsx';
import { TABS, type TabId } from './tabs.ts';

const route = getRouteApi('/$scheme/$operation');

/** One operation of a scheme: the scheme's head, its operations, and the view that was chosen. */
export function OperationScreen() {
  const { scheme, operation, Panel } = route.useLoaderData();
  const { tab } = route.useSearch();
  const view = TABS.find(({ id }) => id === tab);
  useTitle(scheme.card.name, operation.title, ...(view && tab !== 'compute' ? [view.name] : []));
  const place = `${scheme.card.id}/${operation.id}/${tab}`;
  return (
    <>
      <SchemeHead scheme={scheme} />
      <Operations scheme={scheme} operation={operation} tab={tab} />
      <div className="mt-5 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <p className="max-w-prose">{operation.summary}</p>
        <Views scheme={scheme} operation={operation} />
      </div>
      <div className="mt-6">
        <CatchBoundary getResetKey={() => place} errorComponent={PanelFailure}>
          <Panel key={place} scheme={scheme} operation={operation} />
        </CatchBoundary>
      </div>
    </>
  );
}

function SchemeHead({ scheme: { card } }: { readonly scheme: Scheme }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
      <div>
        <Heading>{card.name}</Heading>
        <p className="mt-1 text-muted">{card.line}</p>
        <Tags tags={card.tags} />
      </div>
      {card.docs && (
        <p className="pt-2">
          <External href={card.docs}>{card.name} documentation</External>
        </p>
      )}
    </div>
  );
}

interface PlaceProps {
  readonly scheme: Scheme;
  readonly operation: Operation;
  readonly tab: TabId;
}

function Operations({ scheme, operation, tab }: PlaceProps) {
  return (
    <nav aria-label="Operations" className="mt-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-6">
        {scheme.operations.map(({ id, title }) => (
          <li key={id} className="shrink-0">
            <Link
              to="/$scheme/$operation"
              params={{ scheme: scheme.card.id, operation: id }}
              search={{ tab }}
              aria-current={id === operation.id ? 'page' : undefined}
              className="tab-link"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Views({ scheme, operation }: Omit<PlaceProps, 'tab'>) {
  return (
    <nav aria-label="Views">
      <ul className="segments">
        {TABS.map(({ id, name }) => (
          <li key={id}>
            <Link
              to="/$scheme/$operation"
              params={{ scheme: scheme.card.id, operation: operation.id }}
              search={{ tab: id }}
              activeOptions={{ exact: true, includeSearch: true }}
              className="segment"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
