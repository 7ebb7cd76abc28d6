import './present.css';

import { ChevronLeft, ChevronRight, Maximize, RotateCcw, X } from 'lucide-react';

import { useRef, type ComponentProps } from 'react';

import { Button, IconButton } from '../../ui/button.tsx';
import { usePresentKeys } from './keys.ts';
import { StepsMenu } from './steps-menu.tsx';
import { usePresent } from './store.ts';

/** What is said now, for whoever presents and whoever listens, and the way on. */
export function PresenterBar() {
  usePresentKeys();
  const { show, at, otherwise, isBusy, isStuck, isBlack } = usePresent();
  if (!show) return null;
  const { steps, title } = show.demo;
  if (isBlack) return <Black />;
  return (
    <section
      aria-label="Presenter"
      data-keeps-focus=""
      aria-busy={isBusy}
      className="fixed inset-x-0 bottom-0 z-30 border-t-2 border-accent bg-surface px-4 py-3 shadow-lg sm:px-6"
    >
      <div className="mx-auto flex max-w-[105rem] flex-wrap items-center gap-x-6 gap-y-2">
        <p role="status" aria-label="What to say" className="min-w-0 grow basis-80 text-lg leading-snug text-balance">
          {isStuck && <strong className="mr-2 text-bad">This step could not be done; → tries it again.</strong>}
          {otherwise === undefined ? (
            (steps[at]?.says ?? `${show.name}: ${title}.`)
          ) : (
            <>
              <strong>Not as in the demo, for something was changed here:</strong> {otherwise}
            </>
          )}
        </p>
        <Controls steps={steps} onLeave={show.leave} />
      </div>
    </section>
  );
}

interface ControlsProps {
  readonly steps: ComponentProps<typeof StepsMenu>['steps'];
  readonly onLeave: () => void;
}

function Controls({ steps, onLeave }: ControlsProps) {
  const { at, next, back, jump, reset } = usePresent();
  const onward = useRef<HTMLButtonElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-2 max-[28rem]:gap-x-1">
      <StepsMenu steps={steps} at={at} onChoose={(index) => void jump(index)} next={onward} />
      <IconButton label="Back (←)" icon={<ChevronLeft size="1.25em" />} disabled={at < 1} onClick={() => void back()} />
      <Button
        ref={onward}
        look="primary"
        disabled={at === steps.length - 1}
        aria-keyshortcuts="ArrowRight"
        onClick={() => void next()}
      >
        {at === -1 ? 'Begin' : 'Next'} <ChevronRight size="1.25em" />
      </Button>
      <IconButton label="From the beginning (Home)" icon={<RotateCcw size="1.1em" />} onClick={() => void reset()} />
      <IconButton label="Full screen" icon={<Maximize size="1.1em" />} onClick={fullScreen} />
      <IconButton label="Leave presenter mode (Esc)" icon={<X size="1.25em" />} onClick={onLeave} />
    </div>
  );
}

/** Nothing is on the screen but what one can say; any key of the presenter's, or a press, brings it back. */
function Black() {
  return (
    <button
      type="button"
      aria-label="Black screen: show the page again"
      onClick={() => usePresent.setState({ isBlack: false })}
      className="presenter-black fixed inset-0 z-50"
    />
  );
}

function fullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  // Where the browser refuses, the page stays as it is.
  done.catch(() => {});
}
