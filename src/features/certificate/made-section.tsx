import { BadgeCheck, Eye, EyeOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import type { Problem } from '../../core/problem.ts';
import { Button } from '../../ui/button.tsx';
import { useEnvironment, type Environment } from '../../ui/environment.tsx';
import { ProblemLine } from '../../ui/problem-line.tsx';
import { Section } from '../../ui/section.tsx';
import { usePresenting } from '../../ui/presenting.ts';
import { TextBlock } from '../../ui/text-block.tsx';
import { download } from '../../ui/download.ts';
import { registerCertificate } from '../../workers/page/admin.ts';
import type { CertificateTarget } from './index.tsx';
import { makeAuthority, sign } from './make.ts';
import { screenOf, useCertificateStore, useScreen, type Made } from './store.ts';

/** The files this screen makes; the curl command names them so. */
export const FILES = {
  key: 'client-key.pem',
  request: 'client.csr',
  certificate: 'client.pem',
  authority: 'sandbox-ca.pem',
} as const;

/** What was made: request, private key, and the certificate once it has been signed. */
export function MadeSection({ target: { id } }: { target: CertificateTarget }) {
  const made = useScreen(id, (screen) => screen.made);
  return (
    <Section title="Request and certificate">
      {made ? (
        <div className="grid gap-6">
          <Part title={FILES.request} says={`PKCS#10, ${made.keyType}: this is what you send to the vendor.`}>
            <TextBlock name="Certificate request" text={made.request} fileName={FILES.request} preformatted />
          </Part>
          <PrivateKey made={made} />
          <Certificate id={id} made={made} />
        </div>
      ) : (
        <p className="rounded-md bg-accent-soft px-3 py-2 text-sm">
          Fill in the subject and create a key: the request, the private key and the certificate appear here.
        </p>
      )}
    </Section>
  );
}

function Part({ title, says, children }: { title: string; says: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={title} className="min-w-0">
      <h3 className="font-mono text-sm font-semibold">{title}</h3>
      <p className="mt-0.5 mb-2 text-small leading-5 text-muted">{says}</p>
      {children}
    </div>
  );
}

function PrivateKey({ made }: { made: Made }) {
  const [isAsked, setAsked] = useState(false);
  const isPresenting = usePresenting((state) => state.on);
  const isShown = isAsked && !isPresenting;
  return (
    <Part
      title={FILES.key}
      says="PKCS#8, not encrypted. It is in the memory of this tab only: download it now, and never send it to anyone."
    >
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => download(FILES.key, made.privateKey)}>Download {FILES.key}</Button>
        <Button aria-pressed={isShown} disabled={isPresenting} onClick={() => setAsked(!isShown)}>
          {isShown ? <EyeOff size={15} /> : <Eye size={15} />} {isShown ? 'Hide' : 'Show'} private key
        </Button>
      </div>
      {isShown && (
        <div className="mt-2">
          <TextBlock name="Private key" text={made.privateKey} preformatted />
        </div>
      )}
    </Part>
  );
}

function Certificate({ id, made }: { id: string; made: Made }) {
  const authority = useCertificateStore((state) => state.authority);
  const { busy, failed, signIt } = useSigning(id);
  const look = (pasted: string) => useCertificateStore.getState().change(id, { pasted });
  const { certificate } = made;
  return (
    <Part
      title={FILES.certificate}
      says="The sandbox CA stands in for the vendor: the sandbox of this page knows what it has signed. It was made in this tab, and nothing outside trusts it: a real certificate comes from the vendor."
    >
      <div className="mb-2 flex flex-wrap gap-2">
        <Button look={certificate === undefined ? 'primary' : 'outline'} onClick={() => void signIt()} disabled={busy}>
          <BadgeCheck size={16} /> {busy ? 'Signing…' : 'Sign with the sandbox CA'}
        </Button>
        {certificate !== undefined && authority && (
          <>
            <Button onClick={() => look(`${certificate}${authority.certificate}`)}>Inspect the chain</Button>
            <Button onClick={() => download(FILES.authority, authority.certificate)}>Download {FILES.authority}</Button>
          </>
        )}
      </div>
      {failed && <ProblemLine problem={failed} />}
      {certificate !== undefined && (
        <TextBlock name="Certificate" text={certificate} fileName={FILES.certificate} preformatted />
      )}
    </Part>
  );
}

function useSigning(id: string) {
  const world = useEnvironment();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem>();
  const signIt = async () => {
    const { made } = screenOf(id);
    if (!made) return;
    setBusy(true);
    setFailed(await signInto(id, made, world));
    setBusy(false);
  };
  return { busy, failed, signIt };
}

/** Signs what was made; the authority is made at its first use. The problem, if there is one. */
async function signInto(id: string, made: Made, world: Environment): Promise<Problem | undefined> {
  const state = useCertificateStore.getState();
  try {
    const authority = state.authority ?? (await makeAuthority(world));
    state.found(authority);
    const issued = await sign(authority, made.request, world);
    if (!issued.ok) return issued.problem;
    await registerCertificate(id.split('/')[0] ?? '', issued.certificate);
    // Another key may have been made meanwhile.
    if (screenOf(id).made === made) state.change(id, { made: { ...made, certificate: issued.certificate } });
    return undefined;
  } catch {
    return {
      code: 'signing-failed',
      severity: 'error',
      expected: 'code that signs certificates',
      got: 'a part of the page that did not load',
      fix: 'Press again.',
    };
  }
}
