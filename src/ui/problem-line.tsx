import { CircleX, Info, TriangleAlert } from 'lucide-react';
import { memo } from 'react';

import type { Problem } from '../core/problem.ts';

const LOOKS = {
  error: { color: 'text-bad', Icon: CircleX, word: 'Error' },
  warning: { color: 'text-warn', Icon: TriangleAlert, word: 'Warning' },
  note: { color: 'text-muted', Icon: Info, word: 'Note' },
} as const;

/** A problem in words: what was expected, what is there, what to do. `calm` takes the alarm out of it. */
export const ProblemLine = memo(function ProblemLine({ problem, calm = false }: { problem: Problem; calm?: boolean }) {
  const { color, Icon, word } = LOOKS[calm ? 'note' : problem.severity];
  return (
    <p className={`flex gap-1.5 text-small leading-5 ${color}`}>
      <Icon size={14} className="mt-[3px] shrink-0" role="img" aria-label={word} />
      <span className="min-w-0 wrap-anywhere">
        Expected {problem.expected}; got {problem.got}. <span className="text-muted">{problem.fix}</span>
      </span>
    </p>
  );
});
