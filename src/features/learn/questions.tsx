import { Link } from '@tanstack/react-router';

import type { Question } from '../../core/scheme/question.ts';

/** What integrators ask, and which of it the Doctor can prove. */
export function Questions({ questions }: { readonly questions: readonly Question[] }) {
  return (
    <dl className="panel divide-y divide-line">
      {questions.map(({ asks, says, causes }) => (
        <div key={asks} className="px-5 py-3">
          <dt className="font-medium">{asks}</dt>
          <dd className="mt-1 max-w-prose text-sm">
            {says}
            {causes.length > 0 && (
              <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
                The{' '}
                <Link to="/doctor" className="link inline-block min-h-6 leading-6">
                  Doctor
                </Link>{' '}
                proves it as
                {causes.map((cause) => (
                  <code key={cause} className="rounded-sm bg-sunken px-1 font-mono text-xs leading-5">
                    {cause}
                  </code>
                ))}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
