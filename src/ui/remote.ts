import { useEffect } from 'react';

type Deed = () => Promise<unknown>;

/** What a guide can do on the screens that are open, by name. */
const deeds = new Map<string, Deed>();
const waiting = new Map<string, (deed: Deed) => void>();

/** How long a guide waits for a screen to come up, in milliseconds. */
const PATIENCE = 15_000;

/** Lets a guide (a demo, the tour) press something of this screen, as a user would. */
export function useRemote(name: string, deed: Deed): void {
  useEffect(() => {
    deeds.set(name, deed);
    waiting.get(name)?.(deed);
    return () => {
      if (deeds.get(name) === deed) deeds.delete(name);
    };
  }, [name, deed]);
}

/** Presses it, and gives what came of it; waits for the screen that has it. Throws when that does not come. */
export async function pressRemote(name: string): Promise<unknown> {
  const deed =
    deeds.get(name) ??
    (await new Promise<Deed>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nothing on the screen answers to ${name}`)), PATIENCE);
      waiting.set(name, (found) => {
        clearTimeout(timer);
        waiting.delete(name);
        resolve(found);
      });
    }));
  return deed();
}

/** Brings the open screen back to its beginning, where it has one to go back to. */
export async function rewindScreen(): Promise<void> {
  await deeds.get(REWIND)?.();
}

/** The name under which a screen offers to start over. */
export const REWIND = 'rewind';
