import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  notFound,
  redirect,
  stripSearchParams,
} from '@tanstack/react-router';
import * as v from 'valibot';

import { findOperation } from '../core/scheme/define.ts';
import { cards, loadScheme } from '../schemes/registry.ts';
import { CasesScreen, loadCases } from './cases/cases-screen.tsx';
import { LinkScreen, loadLink } from './cases/link-screen.tsx';
import { DoctorScreen, loadDoctor } from './doctor-screen.tsx';
import { ExchangesScreen, loadExchanges } from './exchanges-screen.tsx';
import { Failure } from './failure.tsx';
import { AllFlowsScreen, loadFlow, loadFlowList, OneFlowScreen, SchemeFlowsScreen } from './flow-screens.tsx';
import { Frame } from './frame.tsx';
import { HomeScreen } from './home-screen.tsx';
import { Loading } from './loading.tsx';
import { NotFound } from './not-found.tsx';
import { OperationScreen } from './operation-screen.tsx';
import { loadPresent, loadPresentList, PresentListScreen, PresentStartScreen } from './present-screens.tsx';
import { DEFAULT_TAB, loadOwnPanel, loadPanel, TAB_IDS, type TabId } from './tabs.ts';

const rootRoute = createRootRoute({ component: Frame });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomeScreen });

const doctorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/doctor',
  loader: loadDoctor,
  component: DoctorScreen,
});

const casesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases',
  loader: () => loadCases(),
  component: CasesScreen,
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  loader: () => loadLink(),
  component: LinkScreen,
});

const schemeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$scheme',
  loader: async ({ params }) => {
    const first = (await loadScheme(params.scheme))?.operations[0];
    if (!first) throw notFound();
    throw redirect({ to: '/$scheme/$operation', params: { ...params, operation: first.id }, replace: true });
  },
});

const flowsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows',
  loader: () => loadFlowList(),
  component: AllFlowsScreen,
});

const schemeFlowsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/$scheme',
  loader: ({ params }) => loadFlowList(params.scheme),
  component: SchemeFlowsScreen,
});

const flowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/$scheme/$flow',
  loader: ({ params }) => loadFlow(params.scheme, params.flow),
  component: OneFlowScreen,
});

const exchangesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchanges',
  validateSearch: v.object({
    id: v.fallback(v.optional(v.number()), undefined),
    with: v.fallback(v.optional(v.number()), undefined),
  }),
  loader: () => loadExchanges(),
  component: ExchangesScreen,
});

const presentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/present',
  loader: () => loadPresentList(),
  component: PresentListScreen,
});

const presentOneRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/present/$scheme',
  validateSearch: v.object({ step: v.fallback(v.optional(v.number()), undefined) }),
  loader: ({ params }) => loadPresent(params.scheme),
  component: PresentStartScreen,
});

const search = v.object({ tab: v.optional(v.fallback(v.picklist(TAB_IDS), DEFAULT_TAB), DEFAULT_TAB) });

const operationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$scheme/$operation',
  validateSearch: search,
  // The default is left out of addresses.
  search: { middlewares: [stripSearchParams({ tab: DEFAULT_TAB })] },
  loaderDeps: ({ search: { tab } }) => ({ tab }),
  loader: ({ params, deps }) => loadScreen(params.scheme, params.operation, deps.tab),
  component: OperationScreen,
});

/** The scheme and the panel's code, fetched side by side. */
async function loadScreen(schemeId: string, operationId: string, tab: TabId) {
  if (!cards.some((card) => card.id === schemeId)) throw notFound();
  const [scheme, panel] = await Promise.all([loadScheme(schemeId), loadPanel(tab)]);
  const operation = scheme && findOperation(scheme, operationId);
  if (!operation) throw notFound();
  return { scheme, operation, Panel: (await loadOwnPanel(tab, operation)) ?? panel };
}

/**
 * Path and search live behind the #: nothing of them is ever sent to a server. Links are written `#/doctor`: as
 * `/#/doctor`, with the page's own path, they are taken for jumps within it (by axe, for skip links to nowhere).
 */
function hashHistory() {
  return Object.assign(createHashHistory(), { createHref: (place: string) => `#${place}` });
}

/** Every address of the page, behind its `#` (`hashHistory`); an unknown one gets the not-found screen. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    exchangesRoute,
    doctorRoute,
    flowsRoute,
    schemeFlowsRoute,
    flowRoute,
    casesRoute,
    linkRoute,
    presentRoute,
    presentOneRoute,
    schemeRoute,
    operationRoute,
  ]),
  history: hashHistory(),
  defaultPreload: 'intent',
  // What a loader fetches is code, which does not change while the page is open.
  defaultStaleTime: Infinity,
  defaultPreloadStaleTime: Infinity,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Failure,
  defaultPendingComponent: Loading,
  defaultPendingMs: 300,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
