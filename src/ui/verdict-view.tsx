import type { ReactNode } from 'react';

import { LearnLink } from './learn-link.tsx';
import { Says } from './says.tsx';
import type { VerdictWords } from './verdict-words.ts';

interface VerdictViewProps {
  words: VerdictWords;
  /** The operation whose Learn page explains a refusal. */
  of?: { readonly scheme: string; readonly operation: string };
  children?: ReactNode;
}

interface VerdictHeadProps {
  headline: string;
  code: string | undefined;
  /** At the end of the line. */
  children?: ReactNode;
}

/** What a verdict begins with, the same on every screen: the word, and the typed code beside it. */
export function VerdictHead({ headline, code, children }: VerdictHeadProps) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="text-base leading-6 font-semibold">{headline}</span>
      {code !== undefined && <code className="rounded-sm bg-surface px-1.5 font-mono text-xs leading-5">{code}</code>}
      {children}
    </p>
  );
}

/** The answer, in a region that screen readers speak when it changes. */
export function VerdictView({ words, of, children }: VerdictViewProps) {
  const { tone, headline, code, says } = words;
  return (
    <div role="status" aria-label="Verdict" className="grid gap-3">
      <Says tone={tone}>
        <VerdictHead headline={headline} code={code} />
        {says && (
          <p className="mt-0.5 leading-5 text-ink">
            {says} {of && tone === 'bad' && code !== undefined && <LearnLink {...of} kind="check" name={code} />}
          </p>
        )}
      </Says>
      {children}
    </div>
  );
}
