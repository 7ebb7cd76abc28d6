import { CatchBoundary, getRouteApi, notFound } from '@tanstack/react-router';

import { cards, loadSandboxes, loadScheme } from '../schemes/registry.ts';
import { useTitle } from './arrival.ts';
import { PanelFailure } from './failure.tsx';

const loadFlows = () => import('../features/flows/index.tsx');

/** Every scheme with its flows, and the list that shows them. */
export async function loadFlowList(only?: string) {
  if (only !== undefined && !cards.some(({ id }) => id === only)) throw notFound();
  const [{ FlowList }, sandboxes] = await Promise.all([loadFlows(), loadSandboxes()]);
  const wanted = cards.filter(({ id }) => only === undefined || id === only);
  const groups = wanted.flatMap((card) => {
    const sandbox = sandboxes.find(({ id }) => id === card.id);
    return sandbox ? [{ card, flows: sandbox.flows }] : [];
  });
  return { FlowList, groups };
}

/** One flow with everything that it is played with. */
export async function loadFlow(schemeId: string, flowId: string) {
  if (!cards.some(({ id }) => id === schemeId)) throw notFound();
  const [{ FlowScreen }, scheme, sandboxes] = await Promise.all([loadFlows(), loadScheme(schemeId), loadSandboxes()]);
  const sandbox = sandboxes.find(({ id }) => id === schemeId);
  const flow = sandbox?.flows.find(({ id }) => id === flowId);
  if (!scheme || !sandbox || !flow) throw notFound();
  return { FlowScreen, scheme, sandbox, flow };
}

const allRoute = getRouteApi('/flows');
const schemeRoute = getRouteApi('/flows/$scheme');
const flowRoute = getRouteApi('/flows/$scheme/$flow');

/** The flows of all schemes. */
export function AllFlowsScreen() {
  const { FlowList, groups } = allRoute.useLoaderData();
  useTitle('Flows');
  return <FlowList groups={groups} title="Flows" />;
}

/** The flows of one scheme. */
export function SchemeFlowsScreen() {
  const { FlowList, groups } = schemeRoute.useLoaderData();
  const name = groups[0]?.card.name ?? '';
  useTitle(name, 'Flows');
  return <FlowList groups={groups} title={`${name} flows`} />;
}

/** One flow, to be played; what fails in it leaves the frame standing. */
export function OneFlowScreen() {
  const { FlowScreen, scheme, sandbox, flow } = flowRoute.useLoaderData();
  useTitle(scheme.card.name, 'Flows', flow.title);
  const place = `${sandbox.id}/${flow.id}`;
  return (
    <CatchBoundary getResetKey={() => place} errorComponent={PanelFailure}>
      <FlowScreen key={place} scheme={scheme} sandbox={sandbox} flow={flow} />
    </CatchBoundary>
  );
}
