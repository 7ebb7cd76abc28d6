import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Runs when somebody steps through the browser's history or writes an address: what lay over the screen belongs to the
 * one before. Not when the page itself goes somewhere: a dialog called while a screen is on its way is for that screen.
 */
export function useWhenStepped(run: () => void): void {
  const { history } = useRouter();
  useEffect(
    () =>
      history.subscribe(({ action: { type } }) => {
        if (type !== 'PUSH' && type !== 'REPLACE') run();
      }),
    [history, run],
  );
}
