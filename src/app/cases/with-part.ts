import { useNotice } from './notice.ts';
import type { openCase } from './open.ts';

/**
 * Does something with a part of the page that is fetched for it. Where it cannot be fetched, that is said at the lower
 * edge of whatever screen there is, with a way to try again.
 */
export function withPart<Part>(load: () => Promise<Part>, use: (part: Part) => void): void {
  load().then(use, () => {
    const run = () => {
      useNotice.setState({ says: undefined, act: undefined });
      withPart(load, use);
    };
    const says = 'What opens this could not be loaded. Check that the network is there, then try again.';
    useNotice.setState({ says, act: { name: 'Retry', run } });
  });
}

/** Puts a case on its screen, with code that is fetched for it. */
export function openWith(use: (open: typeof openCase) => Promise<unknown>): void {
  withPart(
    () => import('./open.ts'),
    ({ openCase: open }) => void use(open),
  );
}
