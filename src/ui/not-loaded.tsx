import { X } from 'lucide-react';

import { Button, IconButton } from './button.tsx';

interface NotLoadedProps {
  /** What was wanted, as the beginning of a sentence. */
  readonly what: string;
  readonly retry: () => void;
  /** Where there is no room beside the button: it lies over what stands below, until this. */
  readonly dismiss?: () => void;
}

/** In a row of its own below a row of buttons, which it does not make wider. */
const BELOW = 'order-last w-0 min-w-full';
/** Below what is around the button and positioned. */
const OVER =
  'absolute top-full right-2 z-30 mt-2 w-[min(26rem,calc(100vw-5rem))] rounded-lg border border-line bg-surface py-2 pr-2 pl-4 shadow-lg';

/**
 * What stands right after a button when the part of the page that it opens could not be fetched. Retry and Dismiss give
 * the focus back to the button.
 */
export function NotLoaded({ what, retry, dismiss }: NotLoadedProps) {
  const then = (act: () => void) => (event: { readonly currentTarget: Element }) => {
    const button = event.currentTarget.closest('[role=alert]')?.previousElementSibling;
    if (button instanceof HTMLElement) button.focus();
    act();
  };
  return (
    <span role="alert" className={`flex items-center gap-2 text-sm ${dismiss ? OVER : BELOW}`}>
      <span className="min-w-0 flex-1 text-bad">
        {what} could not be loaded. Check that the network is there, then try again.
      </span>
      <Button onClick={then(retry)}>Retry</Button>
      {dismiss && <IconButton label="Dismiss" icon={<X size={16} />} onClick={then(dismiss)} />}
    </span>
  );
}
