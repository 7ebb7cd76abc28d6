import { Link } from '@tanstack/react-router';

import { cards } from '../schemes/registry.ts';
import { Heading } from '../ui/shell-heading.tsx';
import { SchemeCards } from '../ui/shell-cards.tsx';
import { useTitle } from './arrival.ts';

/** What stands at an address that leads nowhere, with ways on. */
export function NotFound() {
  useTitle('Page not found');
  return (
    <div className="max-w-6xl">
      <Heading>Page not found</Heading>
      <p className="mt-2 max-w-prose text-muted">
        This address names a scheme or an operation that does not exist here. It may be misspelt, or from another
        version of Countersign. These are the schemes:
      </p>
      <SchemeCards cards={cards} />
      <p className="mt-6">
        <Link to="/" className="link inline-block min-h-6">
          Back to the start page
        </Link>
      </p>
    </div>
  );
}
