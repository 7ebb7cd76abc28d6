import { CircleCheck, CircleX, Link2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Inspected } from '../../core/pki/inspect.ts';
import { spanText, utcText } from '../../core/scheme/time-words.ts';
import { useEnvironment } from '../../ui/environment.tsx';

type Certificate = Extract<Inspected, { is: 'certificate' }>;
type Readable = Extract<Inspected, { is: 'certificate' | 'request' }>;

interface InspectedCardProps {
  block: Inspected;
  index: number;
  /** Every block that was pasted, for what belongs together. */
  all: readonly Inspected[];
  /** Fingerprint of the key made on this screen. */
  ownKey: string | undefined;
}

/** One block: what it says, and what is to be said about it. */
export function InspectedCard({ block, index, all, ownKey }: InspectedCardProps) {
  if (block.is === 'unreadable' || block.is === 'private-key')
    return (
      <p className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
        Block {index + 1} cannot be read{block.is === 'unreadable' && ` as ${block.label.toLowerCase()}`}: it is
        incomplete or of another kind.
      </p>
    );
  const title = block.is === 'request' ? 'Certificate request' : block.isAuthority ? 'CA certificate' : 'Certificate';
  return (
    <section aria-label={`${index + 1}. ${title}`} className="rounded-md border border-line px-4 py-3">
      <h3 className="mb-2 text-sm font-semibold">
        {index + 1}. {title}
      </h3>
      <ul className="mb-3 grid gap-1">
        {block.is === 'certificate' ? <CertificateSays block={block} index={index} /> : <RequestSays block={block} />}
        <KeySays block={block} index={index} all={all} ownKey={ownKey} />
      </ul>
      <Facts block={block} />
    </section>
  );
}

function Facts({ block }: { block: Readable }) {
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-small leading-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <Fact name="Subject">{block.subject || '(empty)'}</Fact>
      {block.is === 'certificate' && <Fact name="Issuer">{block.issuer}</Fact>}
      <Fact name="Alternative names">{block.altNames.join(', ') || 'none'}</Fact>
      <Fact name="Key">
        {block.keyType}, {block.keyBits} bits
      </Fact>
      {block.is === 'certificate' && (
        <>
          <Fact name="Serial number">{block.serial}</Fact>
          <Fact name="Valid from">{utcText(block.notBefore.getTime() / 1000)}</Fact>
          <Fact name="Valid to">{utcText(block.notAfter.getTime() / 1000)}</Fact>
          <Fact name="Use">{block.usages.map(usageText).join(', ') || 'not restricted'}</Fact>
        </>
      )}
      <Fact name="SHA-256 fingerprint">{colons(block.fingerprint)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="mb-1 font-mono text-xs leading-5 wrap-anywhere sm:mb-0">{children}</dd>
    </>
  );
}

/** As OpenSSL prints it. */
function colons(hex: string): string {
  return hex.toUpperCase().replaceAll(/..(?=.)/g, '$&:');
}

/** RFC 5280 section 4.2.1.12. */
const USAGES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'TLS server',
  '1.3.6.1.5.5.7.3.2': 'TLS client',
  '1.3.6.1.5.5.7.3.3': 'code signing',
  '1.3.6.1.5.5.7.3.4': 'e-mail',
};
const usageText = (oid: string) => USAGES[oid] ?? oid;

function Says({ good, Icon, children }: { good: boolean; Icon?: LucideIcon; children: ReactNode }) {
  const Mark = Icon ?? (good ? CircleCheck : CircleX);
  return (
    <li className={`flex gap-1.5 text-small leading-5 font-medium ${good ? 'text-ok' : 'text-bad'}`}>
      <Mark size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}

function CertificateSays({ block, index }: { block: Certificate; index: number }) {
  const now = useEnvironment().now();
  return (
    <>
      <Says good={now >= block.notBefore.getTime() && now < block.notAfter.getTime()}>{validity(block, now)}</Says>
      {block.signedBy === undefined ? (
        <li className="pl-[21px] text-small leading-5 text-muted">
          Its issuer is not among the blocks: the signature was not checked.
        </li>
      ) : (
        <Says good Icon={Link2}>
          {block.signedBy === index ? 'Self-signed' : `Signed by block ${block.signedBy + 1}`}: the signature is valid
        </Says>
      )}
    </>
  );
}

function validity({ notBefore, notAfter }: Certificate, now: number): string {
  const seconds = (from: number, to: number) => spanText((to - from) / 1000);
  if (now < notBefore.getTime()) return `Not valid yet: becomes valid in ${seconds(now, notBefore.getTime())}`;
  if (now >= notAfter.getTime()) return `Expired ${seconds(notAfter.getTime(), now)} ago`;
  return `Valid for another ${seconds(now, notAfter.getTime())}`;
}

function RequestSays({ block }: { block: Extract<Inspected, { is: 'request' }> }) {
  return (
    <Says good={block.signatureHolds}>
      {block.signatureHolds
        ? 'Its own signature is valid: whoever made it has the private key'
        : 'Its own signature is not valid: it was changed, or put together from two requests'}
    </Says>
  );
}

function KeySays({ block, index, all, ownKey }: InspectedCardProps & { block: Readable }) {
  const same = all.flatMap((other, at) =>
    at !== index && 'keyFingerprint' in other && other.keyFingerprint === block.keyFingerprint ? [at + 1] : [],
  );
  return (
    <>
      {ownKey === block.keyFingerprint && <Says good>It is for the key made on this screen</Says>}
      {same.length > 0 && <Says good>Same key as block {same.join(', ')}</Says>}
    </>
  );
}
