import { usePresent } from '../../features/present/store.ts';
import { startVeil } from '../../features/present/veil.ts';
import { loadSandbox, loadScheme, loadVectors } from '../../schemes/registry.ts';
import { loadDemo } from '../../schemes/texts.ts';
import { usePresenting } from '../../ui/presenting.ts';
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

/** Turns the mode on, or hands it another demo. `goBack` is called once it is left. */
export function startPresenting(parts: Parts, goBack: () => void): void {
  undo?.();
  const root = document.documentElement;
  root.dataset['presenting'] = '';
  usePresenting.setState({ on: true });
  const lift = startVeil(() => secretsOnStage(parts));
  const restore = setStage();
  undo = () => {
    undo = undefined;
    lift();
    delete root.dataset['presenting'];
    usePresenting.setState({ on: false });
    usePresent.getState().close();
    void restore.then((back) => back());
  };
  const { scheme, demo } = parts;
  const leave = () => {
    undo?.();
    goBack();
  };
  usePresent.getState().open({ scheme: scheme.card.id, name: scheme.card.name, demo, stage: stageOf(parts), leave });
}
