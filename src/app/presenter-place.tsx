import { part } from '../ui/part.tsx';
import { usePresenting } from '../ui/presenting.ts';

const Bar = part('What is said in this demo', async () => (await import('../features/present/bar.tsx')).PresenterBar);

/** Where the words of a demo stand while the page is presented. */
export function PresenterPlace() {
  const isOn = usePresenting((state) => state.on);
  return isOn ? <Bar /> : null;
}
