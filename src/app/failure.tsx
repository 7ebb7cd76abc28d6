import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';

import { Button } from '../ui/button.tsx';
import { Heading } from '../ui/shell-heading.tsx';
import { useTitle } from './arrival.ts';

/** A screen that could not be shown. The error itself is not: it might quote what was typed. */
export function Failure({ reset }: ErrorComponentProps) {
  useTitle('Something went wrong');
  const router = useRouter();
  const again = () => {
    reset();
    // Fetches what could not be fetched.
    void router.invalidate();
  };
  return (
    <div className="max-w-prose">
      <Heading>Something went wrong</Heading>
      <FailureWords reset={again} />
    </div>
  );
}

/** A panel that broke inside a screen that did not. */
export function PanelFailure({ reset }: ErrorComponentProps) {
  return (
    <section role="alert" className="max-w-prose rounded-lg border border-line bg-surface p-6">
      <h2 className="section-title">This panel stopped working</h2>
      <FailureWords reset={reset} />
    </section>
  );
}

function FailureWords({ reset }: { readonly reset: () => void }) {
  return (
    <>
      <p className="mt-2 text-muted">
        Your input is not the cause: part of the page broke or could not be loaded. Nothing you typed has left it. Try
        again; if it happens again, reload the page, which empties every field.
      </p>
      <p className="mt-4 flex flex-wrap items-center gap-3">
        <Button onClick={reset}>Try again</Button>
        <Button onClick={() => window.location.reload()}>Reload the page</Button>
        <Link to="/" className="link inline-block min-h-6">
          Back to the start page
        </Link>
      </p>
    </>
  );
}
