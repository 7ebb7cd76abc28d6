import type { Demo, DemoDeed, DemoStep, Look } from '../../core/scheme/demo.ts';

type View = 'compute' | 'verify' | 'learn';

/** What came of a deed, in words, where it was something else than the demo says: somebody has changed something. */
export type Otherwise = string | undefined;

/** What a demo is played on. The app has the real one. */
export interface Stage {
  /** Everything as at the beginning: empty panels, a new sandbox, the same time, the same dice. */
  readonly reset: () => Promise<void>;
  readonly show: (operation: string, view: View) => Promise<void>;
  readonly fill: (deed: Extract<DemoDeed, { readonly do: 'fill' }>) => void;
  readonly observe: (operation: string, value: string) => void;
  /** `seen`: by the button on the panel, which must be on the screen. */
  readonly send: (deed: Extract<DemoDeed, { readonly do: 'send' }>, seen: boolean) => Promise<Otherwise>;
  readonly exchange: () => Promise<void>;
  readonly diagnose: (operation: string, cause: string) => Promise<Otherwise>;
  readonly flow: (flow: string, steps: number) => Promise<Otherwise>;
  readonly light: (look: Look | undefined) => Promise<void>;
}

/** The next step, on the screen that the one before has left; a step that only looks at what came of that one is no other. */
export async function perform({ deed, look }: DemoStep, stage: Stage, before: Otherwise): Promise<Otherwise> {
  await stage.light(undefined);
  const came = deed && (await seen(deed, stage));
  await stage.light(look);
  return deed && deed.do !== 'exchange' ? came : before;
}

/** The screen as it is after the step of that index, from the beginning. What nobody will see is left out. */
export async function performUntil({ steps }: Demo, index: number, stage: Stage): Promise<Otherwise> {
  await stage.light(undefined);
  await stage.reset();
  const deeds = steps.slice(0, index + 1).flatMap(({ deed }) => deed ?? []);
  const last = deeds.at(-1);
  const scene = deeds.findLastIndex((deed) => last && placeOf(deed) !== placeOf(last)) + 1;
  let came: Otherwise;
  for (const [at, deed] of deeds.entries()) came = await (at < scene ? unseen(deed, stage) : seen(deed, stage));
  await stage.light(steps[index]?.look);
  return came;
}

async function seen(deed: DemoDeed, stage: Stage): Promise<Otherwise> {
  switch (deed.do) {
    case 'open':
      return goTo(stage.show(deed.operation, deed.view ?? 'compute'));
    case 'fill':
      stage.fill(deed);
      return goTo(stage.show(deed.operation, deed.view ?? 'compute'));
    case 'observe':
      stage.observe(deed.operation, deed.value);
      return goTo(stage.show(deed.operation, 'compute'));
    case 'send':
      await stage.show(deed.operation, 'compute');
      return stage.send(deed, true);
    case 'exchange':
      return goTo(stage.exchange());
    case 'diagnose':
      return stage.diagnose(deed.operation, deed.cause);
    case 'flow':
      return stage.flow(deed.flow, deed.steps);
  }
}

/** A screen as every demo has it. */
async function goTo(shown: Promise<void>): Promise<undefined> {
  await shown;
  return undefined;
}

/** What of a deed stays when its screen is gone. */
async function unseen(deed: DemoDeed, stage: Stage): Promise<undefined> {
  if (deed.do === 'fill') stage.fill(deed);
  else if (deed.do === 'observe') stage.observe(deed.operation, deed.value);
  else if (deed.do === 'send') await stage.send(deed, false);
}

/** Where a deed happens: a panel's view, a flow, or a screen that there is one of. */
export function placeOf(deed: DemoDeed): string {
  switch (deed.do) {
    case 'open':
    case 'fill':
      return `${deed.operation}/${deed.view ?? 'compute'}`;
    case 'observe':
    case 'send':
      return `${deed.operation}/compute`;
    case 'flow':
      return `flow ${deed.flow}`;
    default:
      return deed.do;
  }
}
