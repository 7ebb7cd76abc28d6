import { ArrowRight, Share2 } from 'lucide-react';

import type { Case } from '../../cases/case.ts';
import { Button } from '../../ui/button.tsx';
import type { Finding } from './store.ts';

/** Where a diagnosed case can go; the app knows the ways. */
export interface DoctorActions {
  readonly onOpen: (value: Case) => void;
  /** `causes` are those of the first explanation; none where nothing was explained. */
  readonly onShare: (value: Case, causes: readonly string[]) => void;
}

interface OnwardProps extends DoctorActions {
  readonly finding: Extract<Finding, { is: 'done' }>;
}

/** What to do with the answer: look at every byte of the right computation, or hand it to somebody. */
export function Onward({ finding: { view, of }, onOpen, onShare }: OnwardProps) {
  const { scheme, operation, inputs, observed } = of;
  const value = { scheme, operation, inputs, observed: { [view.resultName]: observed } };
  const [first] = view.explanations;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button onClick={() => onOpen(value)}>
        <ArrowRight size={15} aria-hidden /> Open in Compute
      </Button>
      <Button onClick={() => onShare(value, view.verdict === 'explained' ? (first?.causes ?? []) : [])}>
        <Share2 size={15} aria-hidden /> Share…
      </Button>
    </div>
  );
}
