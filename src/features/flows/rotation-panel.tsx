import { useState } from 'react';

import type { Credential } from '../../core/scheme/policy.ts';
import { spanText } from '../../core/scheme/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { quietly, type Run } from './run.ts';

const OVERLAPS = [
  { value: '0', name: 'none' },
  { value: '60', name: '1 min' },
  { value: '3600', name: '1 h' },
  { value: '86400', name: '1 d' },
] as const;

type Overlap = (typeof OVERLAPS)[number]['value'];

interface RotationPanelProps {
  run: Run;
  credentials: readonly Credential[];
}

/** Rehearses a rotation in the middle of a flow, whose client goes on with the old key. */
export function RotationPanel({ run, credentials }: RotationPanelProps) {
  const [overlap, setOverlap] = useState<Overlap>('3600');
  const keys = credentials.filter(({ secret }) => secret !== undefined);
  const rotate = ({ identity, name }: Credential) => {
    const seconds = Number(overlap);
    const end = seconds === 0 ? 'the old one ends at once' : `the old one stays valid for another ${spanText(seconds)}`;
    const says = `rotated the key “${name}”: ${end}. The client still signs with the old one.`;
    quietly(run.deed({ do: 'rotate', says, credential: identity, overlap: seconds }));
  };
  if (keys.length === 0) return null;
  return (
    <Section title="Key rotation">
      <p className="text-small leading-5 text-muted">
        Rehearse it between two steps: the vendor issues a new key that the flow’s client does not know yet. Old and new
        are both valid for a while; then the old one is refused.
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="text-sm">Side by side for</span>
        <Segmented label="Overlap" options={OVERLAPS} value={overlap} onChange={setOverlap} />
        {keys.map((key) => (
          <Button key={key.identity} onClick={() => rotate(key)}>
            Rotate “{key.name}”
          </Button>
        ))}
      </div>
    </Section>
  );
}
