import type { Demo, Look } from '../../core/scheme/demo.ts';
import { DEMO_TIME } from '../../core/scheme/demo.ts';
import { findField, findOperation, type Operation, type Scheme, type Vector } from '../../core/scheme/define.ts';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { sendPanel } from '../../features/compute/send.ts';
import { panelKey, panelOf, useComputeStore, type PanelId } from '../../features/compute/store.ts';
import { useDoctor } from '../../features/doctor/store.ts';
import { worldInPage } from '../../features/flows/world.ts';
import { filled } from '../../features/present/fill.ts';
import { openersIn } from '../../features/present/secret-forms.ts';
import type { Stage } from '../../features/present/perform.ts';
import { pressRemote, rewindScreen } from '../../ui/remote.ts';
import { lightUp } from '../../ui/spotlight.ts';
import { useHandover } from '../../ui/handover.ts';
import { setStandIn } from '../../workers/page/door.ts';
import { forgetSent, useSent, type Sent } from '../../workers/page/exchanges.ts';
import { stageEnvironment } from '../environment.ts';
import { queries } from '../queries.ts';
import { router } from '../router.tsx';
import { answeredOtherwise, foundOtherwise } from './otherwise.ts';
import { seededDice } from './dice.ts';

/** What a demo is played with. */
export interface Parts {
  readonly scheme: Scheme;
  readonly sandbox: SchemeSandbox;
  readonly demo: Demo;
  readonly vectors: readonly Vector[];
}

const now = () => DEMO_TIME;

/** The page itself as a stage: the screens are the real ones, the world behind them is seeded. */
export function stageOf({ scheme, sandbox, vectors }: Parts): Stage {
  const props = { vectors, credentials: sandbox.credentials };
  const idOf = (operation: string): PanelId => ({ scheme: scheme.card.id, operation });
  const of = (id: string): Operation => {
    const operation = findOperation(scheme, id);
    if (!operation) throw new Error(`the demo names ${id}, which is no operation`);
    return operation;
  };
  return {
    reset: clean,
    show: (operation, tab) => router.navigate({ to: '/$scheme/$operation', params: idOf(operation), search: { tab } }),
    fill: (deed) => load(idOf(deed.operation), filled(of(deed.operation), deed, props)),
    observe: (operation, value) => useComputeStore.getState().observe(idOf(operation), value),
    send: async ({ operation: id, refused }, seen) => {
      const before = useSent.getState().sent.at(-1);
      if (seen) await pressRemote(`send ${panelKey(idOf(id))}`);
      else await sendPanel({ id: idOf(id), scheme, operation: of(id) }, now);
      const sent = useSent.getState().sent.at(-1);
      return answeredOtherwise(sent === before ? undefined : sent, refused);
    },
    exchange: () => router.navigate({ to: '/exchanges', search: { id: useSent.getState().sent.at(-1)?.server?.id } }),
    diagnose: async (id, cause) => {
      const operation = of(id);
      const { inputs, observed } = panelOf(idOf(id));
      useDoctor.getState().change({ ...idOf(id), inputs, observed });
      await router.navigate({ to: '/doctor' });
      await useDoctor.getState().diagnose(operation, now);
      const { finding } = useDoctor.getState();
      return foundOtherwise(finding.is === 'done' ? finding.view : undefined, cause);
    },
    flow: async (flow, steps) => {
      await router.navigate({ to: '/flows/$scheme/$flow', params: { scheme: scheme.card.id, flow } });
      let came: unknown;
      for (let step = 0; step < steps; step++) came = await pressRemote(`step ${scheme.card.id}/${flow}`);
      return typeof came === 'string' ? came : undefined;
    },
    light: (look: Look | undefined) => lightUp(look),
  };
}

function load(id: PanelId, { inputs, observed }: ReturnType<typeof filled>): void {
  useComputeStore.getState().load(id.scheme, id.operation, inputs, observed);
}

/** Empty panels, and a sandbox nobody has spoken to. */
async function clean(): Promise<void> {
  useComputeStore.setState({ panels: {}, shared: {} });
  useDoctor.getState().change({ scheme: '', operation: '', inputs: {}, observed: '' });
  useHandover.getState().take();
  await rewindScreen();
  forgetSent();
  queries.removeQueries({ queryKey: ['sandbox'] });
  stageEnvironment({ now, random: seededDice() });
  setStandIn(await worldInPage(now)([]));
}

/** Puts what the user had aside, and sets the stage. What comes back brings it all back. */
export async function setStage(): Promise<() => void> {
  const { panels, shared } = useComputeStore.getState();
  const { scheme, operation, inputs, observed } = useDoctor.getState();
  const { sent } = useSent.getState();
  // It comes back also where the stage could not be set, which the play then stumbles over.
  await Promise.allSettled([clean()]);
  return () => {
    stageEnvironment(undefined);
    setStandIn(undefined);
    useComputeStore.setState({ panels, shared });
    useDoctor.getState().change({ scheme, operation, inputs, observed });
    useSent.setState({ sent });
    queries.removeQueries({ queryKey: ['sandbox'] });
  };
}

/** Every secret that may be on a screen now: what is in secret fields, in what was sent, and the sandbox's own keys. */
export function secretsOnStage({ scheme, sandbox }: Parts): readonly string[] {
  const isSecret = (name: string) => scheme.operations.some((operation) => findField(operation, name)?.secret);
  const typed = [...Object.values(useComputeStore.getState().panels), useDoctor.getState()].map(({ inputs }) => inputs);
  const known = sandbox.credentials.map(({ values }) => values);
  const kept = [...typed, ...known].flatMap((values) =>
    Object.entries(values).flatMap(([name, value]) => (isSecret(name) && value ? [value] : [])),
  );
  return [...kept, ...useSent.getState().sent.flatMap((sent) => secretsIn(sent, kept))];
}

const seen = new WeakMap<Sent, readonly string[]>();

/** What an exchange holds: the tokens in it, and the secrets of the fields it was made from, though they may be others by now. */
function secretsIn(sent: Sent, kept: readonly string[]): readonly string[] {
  const { message, answer } = sent;
  const texts = [message, answer].flatMap((of) => [of?.body ?? '', ...(of?.headers ?? []).map(([, value]) => value)]);
  const found = seen.get(sent) ?? [...kept, ...texts.flatMap(openersIn)];
  seen.set(sent, found);
  return found;
}
