import '../../ui/ui.css';

import { hasWebcrypto } from '../../core/crypto/webcrypto.ts';
import type { CertificateParts, Operation, Scheme } from '../../core/scheme/define.ts';
import { NoWebcrypto } from '../../ui/no-webcrypto.tsx';
import { CallSection } from './call-section.tsx';
import { InspectSection } from './inspect-section.tsx';
import { MadeSection } from './made-section.tsx';
import { NotesSection } from './notes-section.tsx';
import { SubjectSection } from './subject-section.tsx';

/** What every part of the screen is about. */
export interface CertificateTarget {
  /** Where its state is kept. */
  readonly id: string;
  readonly operation: Operation;
  readonly parts: CertificateParts;
}

/** From a key to a certificate to the call that is made with it. */
export function CertificatePanel({ scheme, operation }: { scheme: Scheme; operation: Operation }) {
  const { certificate: parts } = operation;
  if (!parts) return null;
  if (!hasWebcrypto()) return <NoWebcrypto />;
  const target = { id: `${scheme.card.id}/${operation.id}`, operation, parts };
  return (
    <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(19rem,26rem)_minmax(0,1fr)]">
      <div className="min-w-0 space-y-4">
        <SubjectSection target={target} />
        <NotesSection notes={operation.coverageNotes} />
      </div>
      <div className="min-w-0 space-y-4">
        <MadeSection target={target} />
        <InspectSection target={target} />
        <CallSection target={target} />
      </div>
    </div>
  );
}
