import { CatchBoundary, getRouteApi, Link } from '@tanstack/react-router';

import type { Operation, Scheme } from '../core/scheme/define.ts';
import { External } from '../ui/shell-external.tsx';
import { Heading } from '../ui/shell-heading.tsx';
import { Tags } from '../ui/shell-tags.tsx';
import { useTitle } from './arrival.ts';
import { CaseActions, OpenedBanner } from './cases/late.tsx';
import { useCurrentInView } from './current-in-view.ts';
import { PanelFailure } from './failure.tsx';
import { DEFAULT_TAB, TABS, tabsOf, type TabId } from './tabs.ts';

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
      <div className="mt-5 flex flex-wrap-reverse items-end justify-between gap-x-8 border-b border-line">
        <Operations scheme={scheme} tab={tab} />
        <Views scheme={scheme} operation={operation} />
      </div>
      <div className="mt-4 grid items-start gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1fr)_auto]">
        <p className="max-w-prose">{operation.summary}</p>
        {/* As much room as the actions take, before they are there: nothing below them moves. */}
        <div className="min-h-8 lg:min-w-84">
          <CaseActions key={operation.id} scheme={scheme} operation={operation} tab={tab} />
        </div>
      </div>
      <OpenedBanner place={`${scheme.card.id}/${operation.id}`} />
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
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
        <Heading>{card.name}</Heading>
        {card.docs && (
          <External href={card.docs} alone>
            {card.name} documentation
          </External>
        )}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-muted">{card.line}</p>
        <Tags tags={card.tags} />
      </div>
    </>
  );
}

function Operations({ scheme, tab }: { readonly scheme: Scheme; readonly tab: TabId }) {
  const row = useCurrentInView<HTMLElement>();
  return (
    <nav ref={row} aria-label="Operations" className="relative scroll-row -mb-px max-w-full overflow-x-auto">
      <ul className="flex gap-6">
        {scheme.operations.map((operation) => (
          <li key={operation.id} className="shrink-0">
            <Link
              to="/$scheme/$operation"
              params={{ scheme: scheme.card.id, operation: operation.id }}
              search={{ tab: tabsOf(operation).some(({ id }) => id === tab) ? tab : DEFAULT_TAB }}
              className="tab-link"
            >
              {operation.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Views({ scheme, operation }: { readonly scheme: Scheme; readonly operation: Operation }) {
  const row = useCurrentInView<HTMLElement>();
  return (
    <nav ref={row} aria-label="Views" className="relative mb-2 max-w-full overflow-x-auto">
      <ul className="segments">
        {tabsOf(operation).map(({ id, name }) => (
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
        <li>
          <Link to="/flows/$scheme" params={{ scheme: scheme.card.id }} className="segment">
            Flows
          </Link>
        </li>
      </ul>
    </nav>
  );
}
