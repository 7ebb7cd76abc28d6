import { Link, type ErrorComponentProps } from '@tanstack/react-router';

import { Heading } from '../ui/shell-heading.tsx';
import { useTitle } from './arrival.ts';

/** A screen that could not be shown. The error itself is not: it might quote what was typed. */
export function Failure({ reset }: ErrorComponentProps) {
  useTitle('Something went wrong');
  return (
    <div className="max-w-prose">
      <Heading>Something went wrong</Heading>
      <FailureWords reset={reset} />
    </div>
  );
}

/** A panel that broke inside a screen that did not. */
export function PanelFailure({ reset }: ErrorComponentProps) {
  return (
    <section role="alert" className="max-w-prose rounded-lg border border-line bg-surface p-6">
      <h2 className="text-[1.05rem] font-semibold">This panel stopped working</h2>
      <FailureWords reset={reset} />
    </section>
  );
}

function FailureWords({ reset }: { readonly reset: () => void }) {
  return (
    <>
      <p className="mt-2 text-muted">
        That is a fault of the page, not of your input, and nothing you typed has left it. Try again; if it happens
        again, reload the page, which empties every field.
      </p>
      <p className="mt-4 flex flex-wrap items-center gap-3">
        <button type="button" className="button" onClick={reset}>
          Try again
        </button>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          Reload the page
        </button>
        <Link to="/" className="link">
          Back to the start page
        </Link>
      </p>
    </>
  );
}
