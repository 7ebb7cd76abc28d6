import '../../ui/ui.css';

import { Eraser } from 'lucide-react';
import { useCallback, useMemo, type ReactNode } from 'react';

import { hasWebcrypto, webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Problem } from '../../core/problem.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import type { Operation, Scheme, Vector } from '../../core/scheme/define.ts';
import { checkLiveToken } from '../../core/scheme/live-secrets.ts';
import { clockField, verifyOperation } from '../../core/scheme/verify.ts';
import { readClaims } from '../../core/token/claims.ts';
import { extractToken, type Extracted } from '../../core/token/paste.ts';
import { loadVectors } from '../../schemes/registry.ts';
import { Button } from '../../ui/button.tsx';
import { CheckRows } from '../../ui/check-rows.tsx';
import { ClockControl } from '../../ui/clock-control.tsx';
import { grouped } from '../../ui/count.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import type { Evidence } from '../../ui/evidence.ts';
import { EvidenceField } from '../../ui/evidence-field.tsx';
import { isLarge, LARGE } from '../../ui/large-text.tsx';
import { useLater } from '../../ui/later.ts';
import { NoWebcrypto } from '../../ui/no-webcrypto.tsx';
import { Samples } from '../../ui/samples.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useClock, type Clock } from '../../ui/use-clock.ts';
import { VerdictView } from '../../ui/verdict-view.tsx';
import { wordsOf } from '../../ui/verdict-words.ts';
import { Inside, textIn } from './inside.tsx';
import { SharedSecret } from './shared-secret.tsx';

interface TokenProps {
  scheme: Scheme;
  operation: Operation;
  evidence: Evidence;
}

/** A token taken apart, and what can be said of it. */
export function TokenPanel(props: TokenProps) {
  return hasWebcrypto() ? <Inspector {...props} /> : <NoWebcrypto />;
}

function Inspector({ scheme, operation, evidence }: TokenProps) {
  const clock = useClock(operation, evidence);
  const extracted = useMemo(() => tokenIn(evidence.observed), [evidence.observed]);
  const { token } = extracted;
  return (
    <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(19rem,26rem)_minmax(0,1fr)]">
      <TokenFields scheme={scheme} operation={operation} evidence={evidence} extracted={extracted} />
      <div className="min-w-0 space-y-4">
        <VerdictSection scheme={scheme} operation={operation} inputs={clock.inputs} token={token} clock={clock} />
        {token !== '' && <Inside token={token} now={clock.seconds} />}
      </div>
    </div>
  );
}

/** A token travels in a header, and servers take some 8,000 characters of those: what is far longer is not looked into. */
const tokenIn = (pasted: string): Extracted => extractToken(isLarge(pasted) ? '' : pasted);

function tooLong(field: string, { length }: string): Problem {
  return {
    code: 'token-too-long',
    severity: 'error',
    field,
    expected: `at most ${grouped(LARGE)} characters`,
    got: grouped(length),
    fix: 'No header carries so much. Paste the token alone, or the answer that it came in.',
  };
}

function TokenFields({ scheme, operation, evidence, extracted }: TokenProps & { extracted: Extracted }) {
  const name = operation.verifier?.evidence ?? '';
  const others = operation.fields.filter((field) => field.name !== name && field.name !== clockField(operation));
  const field = operation.fields.find((candidate) => candidate.name === name);
  const key = others.find(({ kind }) => kind === 'publicKey');
  return (
    <Section title="Token" tools={<Tools scheme={scheme} operation={operation} evidence={evidence} />}>
      <div className="space-y-5">
        {field && <TokenField field={field} evidence={evidence} extracted={extracted} />}
        {others.map((other) => (
          <EvidenceField key={other.name} field={other} evidence={evidence} />
        ))}
        {key && isHmac(extracted.token) && <SharedSecret field={key} evidence={evidence} />}
      </div>
    </Section>
  );
}

/** Whether the header says that a shared secret signed it (RFC 7518 section 3.2). */
function isHmac(token: string): boolean {
  const header = textIn(token.split('.')[0] ?? '') ?? '';
  return readClaims(header).some(({ name, literal }) => name === 'alg' && literal.startsWith('"HS'));
}

/** The paste stays as it is; what is inspected is the token in it. */
function TokenField({ field, evidence, extracted }: { field: FieldDef; evidence: Evidence; extracted: Extracted }) {
  const { now } = useEnvironment();
  const { token } = extracted;
  const { observed } = evidence;
  const problems = useMemo(
    () => (isLarge(observed) ? [tooLong(field.name, observed)] : checkLiveToken(token, field.name, now())),
    [observed, token, field.name, now],
  );
  const change = (value: string) => {
    evidence.edit(field, value);
    evidence.observe(value);
  };
  const { trimmed } = extracted;
  return (
    <div>
      <TextField name={field.name} help={field.help} value={observed} onChange={change} multiline problems={problems} />
      {trimmed.length > 0 && (
        <div role="note" aria-label="Left out" className="mt-2 rounded-md bg-sunken px-3 py-2 text-small leading-5">
          <p>Only the token is inspected. Left out:</p>
          <ul className="list-disc pl-5">
            {trimmed.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Tools({ scheme, operation, evidence }: TokenProps) {
  const clock = clockField(operation);
  const load = ({ inputs, observed }: Vector) => {
    const value = Object.values(observed ?? {})[0] ?? inputs[operation.verifier?.evidence ?? ''] ?? '';
    // A sample was right at its own time, or at none.
    evidence.load(clock === undefined ? inputs : { [clock]: '', ...inputs }, value);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Samples load={() => loadVectors(scheme.card.id, operation.id)} onLoad={load} />
      <Button onClick={() => evidence.load({}, '')} disabled={evidence.observed === ''}>
        <Eraser size={15} /> Clear
      </Button>
    </div>
  );
}

interface VerdictProps {
  scheme: Scheme;
  operation: Operation;
  inputs: Inputs;
  token: string;
  clock: Clock;
}

function VerdictSection({ scheme, operation, inputs, token, clock }: VerdictProps) {
  const verdict = useLater(
    useCallback(
      () => (token === '' ? undefined : verifyOperation(operation, inputs, token, webcryptoEngine)),
      [operation, inputs, token],
    ),
  );
  if (token === '' || !verdict) {
    const says = 'Paste a token, with or without Bearer and quotes, or the whole JSON answer it came in.';
    return <Framed view={<VerdictView words={{ tone: 'note', headline: 'No token yet', says }} />} />;
  }
  const isUnchecked = verdict.rows.some(({ code, state }) => code === 'signature-not-checked' && state === 'skipped');
  const words = wordsOf(verdict);
  return (
    <Framed
      view={
        <VerdictView words={words} of={{ scheme: scheme.card.id, operation: operation.id }}>
          {isUnchecked && verdict.code !== 'signature-not-checked' && (
            <p className="text-sm">Signature not checked: no public key.</p>
          )}
        </VerdictView>
      }
    >
      <ClockControl clock={clock} />
      <CheckRows rows={verdict.rows} told={words.says} />
    </Framed>
  );
}

function Framed({ view, children }: { view: ReactNode; children?: ReactNode }) {
  return (
    <Section title="Verdict">
      <div className="grid gap-3">
        {view}
        {children}
      </div>
    </Section>
  );
}
