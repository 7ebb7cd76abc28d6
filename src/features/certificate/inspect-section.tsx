import { useCallback, useState } from 'react';

import { checkPublicKey } from '../../core/crypto/keys.ts';
import type { Problem } from '../../core/problem.ts';
import { useLater } from '../../ui/later.ts';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CertificateTarget } from './index.tsx';
import { InspectedCard } from './inspected-card.tsx';
import { inspectPasted } from './pasted.ts';
import { useCertificateStore, useScreen } from './store.ts';

const REFUSED: Problem = {
  code: 'private-key-pasted',
  severity: 'error',
  expected: 'a request, a certificate or a chain',
  got: 'a private key',
  fix: 'It was not kept. If it is in use anywhere, replace it: it has been on a clipboard.',
};

/** Requests and certificates, taken apart. Nothing pasted here leaves the page. */
export function InspectSection({ target: { id } }: { target: CertificateTarget }) {
  const pasted = useScreen(id, (screen) => screen.pasted);
  const [isRefused, setRefused] = useState(false);
  const change = (next: string) => {
    const isPrivate = holdsPrivateKey(next);
    setRefused(isPrivate);
    useCertificateStore.getState().change(id, { pasted: isPrivate ? '' : next });
  };
  return (
    <Section title="Inspect">
      <TextField
        name="PEM"
        help="A request, a certificate, or a whole chain, one block after the other."
        value={pasted}
        onChange={change}
        // Of nothing else that comes into its place, the chain for one.
        problems={isRefused && pasted === '' ? [REFUSED] : []}
        multiline
      />
      <Results id={id} pasted={pasted} />
    </Section>
  );
}

function holdsPrivateKey(text: string): boolean {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) return true;
  return checkPublicKey(text, 'PEM').some(({ code }) => code === 'private-key-pasted');
}

function Results({ id, pasted }: { id: string; pasted: string }) {
  const made = useScreen(id, (screen) => screen.made);
  const found = useLater(useCallback(() => inspectPasted(pasted), [pasted]));
  if (!found || pasted.trim() === '') return null;
  if (found.length === 0)
    return (
      <p role="status" className="mt-3 rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
        No PEM block found. One begins with -----BEGIN CERTIFICATE----- or -----BEGIN CERTIFICATE REQUEST-----.
      </p>
    );
  return (
    <ol aria-label="Blocks" className="mt-4 grid gap-3">
      {found.map((block, index) => (
        <li key={index}>
          <InspectedCard block={block} index={index} all={found} ownKey={made?.fingerprint} />
        </li>
      ))}
    </ol>
  );
}
