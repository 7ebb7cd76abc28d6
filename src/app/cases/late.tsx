import { useEffect, useState, type ComponentType } from 'react';

import { afterFirstScreen } from '../../ui/first-screen.ts';
import type * as Bar from './bar.ts';

let bar: typeof Bar | undefined;

async function load(): Promise<void> {
  await afterFirstScreen();
  bar = await import('./bar.ts');
}

/** What every screen shows of cases, in a chunk of its own, later. Where that cannot be fetched, the screen does without. */
function part<Props extends object>(pick: (loaded: NonNullable<typeof bar>) => ComponentType<Props>) {
  return function Late(props: Props) {
    const [isHere, setHere] = useState(bar !== undefined);
    useEffect(() => {
      if (isHere) return;
      load().then(
        () => setHere(true),
        () => {},
      );
    }, [isHere]);
    const Part = isHere && bar && pick(bar);
    return Part && <Part {...props} />;
  };
}

/**
 * The buttons of an operation that open and keep cases; nothing stands in their place before the first screen is
 * drawn.
 */
export const CaseActions = part(({ CaseActions: Actions }) => Actions);
/** What was just opened from a link, a file or the list, told at the top of its screen. */
export const OpenedBanner = part(({ OpenedBanner: Banner }) => Banner);
/** Why a file that was opened or dropped could not be read, until it is dismissed. */
export const FileNotice = part(({ FileNotice: Notice }) => Notice);
