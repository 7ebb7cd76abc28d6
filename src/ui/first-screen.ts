import { create } from 'zustand';

/**
 * Whether the first screen is on the display, so that a key can be pressed and answered. Until then only what that takes
 * is drawn; what stands round it, or below the fold, comes right after. Everywhere else (later screens, tests) it stands.
 */
export const useFirstScreen = create<{ readonly stands: boolean }>()(() => ({ stands: true }));

/** From now on a first screen is on its way. */
export function beginFirstScreen(): void {
  useFirstScreen.setState({ stands: false });
}

/** Called once it was handed to the browser: it stands when it is painted. */
export function endFirstScreen(): void {
  // A task after the frame: the frame is painted by then.
  requestAnimationFrame(() => setTimeout(() => useFirstScreen.setState({ stands: true })));
}

/** Resolves when the first screen stands and the browser has a moment: for what nobody waits for. */
export async function afterFirstScreen(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (useFirstScreen.getState().stands) return resolve();
    const stop = useFirstScreen.subscribe(() => {
      stop();
      resolve();
    });
  });
  const { requestIdleCallback: whenIdle } = window as Partial<Pick<Window, 'requestIdleCallback'>>;
  await new Promise<unknown>((resolve) => (whenIdle ? whenIdle(resolve, { timeout: 1000 }) : setTimeout(resolve, 100)));
}
