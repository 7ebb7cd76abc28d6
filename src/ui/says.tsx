import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const LOOKS = {
  ok: { box: 'bg-ok-soft text-ok', Icon: CircleCheck },
  warn: { box: 'bg-warn-soft text-warn', Icon: TriangleAlert },
  bad: { box: 'bg-bad-soft text-bad', Icon: CircleX },
  note: { box: 'bg-sunken text-ink', Icon: Info },
} as const;

export type Tone = keyof typeof LOOKS;

/** One statement that stands out. The words carry it; icon and colour repeat it. */
export function Says({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { box, Icon } = LOOKS[tone];
  return (
    <div className={`flex items-start gap-2 rounded-md px-3 py-2 text-sm ${box}`}>
      <Icon size={18} aria-hidden="true" className="mt-px shrink-0" />
      <div className="min-w-0 grow wrap-anywhere">{children}</div>
    </div>
  );
}
