import { useNavigate, useRouter } from '@tanstack/react-router';

import type { Recognised } from '../cases/import/recognise.ts';
import { Home } from '../features/home/index.tsx';
import type { Destination } from '../features/home/import-actions.ts';
import { cards } from '../schemes/registry.ts';
import { useHandover } from '../ui/handover.ts';
import { useTitle } from './arrival.ts';
import { useShareDialog } from './cases/dialog.ts';
import { openWith, withPart } from './cases/with-part.ts';

/** The start page, with what opens the cases and links that it reads. */
export function HomeScreen() {
  useTitle();
  const { history } = useRouter();
  const open = useOpen();
  return (
    // Only what is behind the # is taken from a link.
    <Home
      cards={cards}
      onOpen={open}
      onLink={(hash) => history.push(hash.slice(1))}
      onPack={(name, cases) =>
        withPart(
          () => import('./cases/open-pack.ts'),
          ({ openPack }) => void openPack(name, cases),
        )
      }
    />
  );
}

/**
 * Goes to a screen with what was read out of a paste. The panel gets it whole, and what stood there can be brought
 * back; secrets that were typed for the same scheme before are put in by the panel itself.
 */
function useOpen() {
  const navigate = useNavigate();
  return (what: Recognised, to: Destination): void => {
    const { scheme, operation, inputs, observed, result } = what;
    if (to === 'doctor') {
      useHandover.getState().hand({ scheme, operation, inputs, observed: { [result ?? '']: observed } });
      return void navigate({ to: '/doctor' });
    }
    const value = { scheme, operation, inputs, observed: result === undefined ? {} : { [result]: observed } };
    openWith(async (openCase) => {
      await openCase(value, 'paste', to === 'share' ? 'compute' : to);
      if (to === 'share') useShareDialog.setState({ form: 'link' });
    });
  };
}
