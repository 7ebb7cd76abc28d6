import type { ReactNode } from 'react';

import { Says } from './says.tsx';
import type { VerdictWords } from './verdict-words.ts';

/** The answer, in a region that screen readers speak when it changes. */
export function VerdictView({ words, children }: { words: VerdictWords; children?: ReactNode }) {
  const { tone, headline, code, says } = words;
  return (
    <div role="status" aria-label="Verdict" className="grid gap-3">
      <Says tone={tone}>
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="text-base leading-6 font-semibold">{headline}</span>
          {code !== undefined && (
            <code className="rounded-sm bg-surface px-1.5 font-mono text-xs leading-5">{code}</code>
          )}
        </p>
        {says && <p className="mt-0.5 leading-5 text-ink">{says}</p>}
      </Says>
      {children}
    </div>
  );
}
