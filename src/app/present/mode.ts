import { formsOf, masked } from '../../features/present/secret-forms.ts';
import { usePresent } from '../../features/present/store.ts';
import { startVeil } from '../../features/present/veil.ts';
import { loadSandbox, loadScheme, loadVectors } from '../../schemes/registry.ts';
import { loadDemo } from '../../schemes/texts.ts';
import { NOT_PRESENTING, usePresenting } from '../../ui/presenting.ts';
import { focusHeading } from '../arrival.ts';
import { noteDemo } from './resume.ts';
import { secretsOnStage, setStage, stageOf, type Parts } from './stage.ts';

/** Everything a demo is played with; undefined where there is none. */
export async function loadParts(id: string): Promise<Parts | undefined> {
  const [scheme, demo, sandbox, vectors] = await Promise.all([
    loadScheme(id),
    loadDemo(id),
    loadSandbox(id),
    loadVectors(id),
  ]);
  return scheme && demo && sandbox ? { scheme, demo, sandbox, vectors } : undefined;
}

/** What undoes everything that presenting has changed. */
let undo: (() => void) | undefined;

/** Turns the mode on, or hands it another demo, at a step from 1. `goBack` goes where it is left to. */
export function startPresenting(parts: Parts, step: number | undefined, goBack: () => Promise<void>): void {
  undo?.();
  const { scheme, demo } = parts;
  const root = document.documentElement;
  root.dataset['presenting'] = '';
  const secrets = () => secretsOnStage(parts);
  usePresenting.setState({ on: true, cover: (text) => masked(text, secrets().flatMap(formsOf)) });
  const lift = startVeil(secrets);
  const restore = setStage();
  const stopNoting = usePresent.subscribe(({ at }) => noteDemo({ scheme: scheme.card.id, step: at + 1 }));
  const own = () => {
    if (undo === own) undo = undefined;
    stopNoting();
    noteDemo();
    lift();
    delete root.dataset['presenting'];
    usePresenting.setState(NOT_PRESENTING);
    usePresent.getState().close();
    void restore.then((back) => back());
  };
  undo = own;
  // The screen goes before the veil does: nothing on it may be seen without.
  const leave = () =>
    void goBack().finally(() => {
      if (undo === own) own();
      // The bar, which may have had the focus and kept it, is gone.
      focusHeading();
    });
  usePresent.getState().open({ scheme: scheme.card.id, name: scheme.card.name, demo, stage: stageOf(parts), leave });
  if (step !== undefined && step >= 1)
    void restore.then(() => usePresent.getState().jump(Math.min(Math.floor(step), demo.steps.length) - 1));
}
