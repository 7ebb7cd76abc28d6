import { Lightbulb } from 'lucide-react';
import { useCallback, useState, type ReactNode } from 'react';

import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { recognise } from '../../core/scheme/confusable.ts';
import type { Confusable, Operation, Scheme } from '../../core/scheme/define.ts';
import { extractToken } from '../../core/token/paste.ts';
import { Button } from '../../ui/button.tsx';
import { Difference } from '../../ui/difference.tsx';
import { useLater } from '../../ui/later.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Judgement } from '../../core/scheme/judgement.ts';

interface ConfusionsProps {
  scheme: Scheme;
  operation: Operation;
  inputs: Inputs;
  observed: string;
  judgement: Judgement;
  /** The pasted message, if there is one. */
  message: HttpMessage | undefined;
  onObserve: (value: string) => void;
}

type OtherVendorsProps = Omit<ConfusionsProps, 'judgement' | 'onObserve'>;

/** What a received value that was refused often is. Nothing when it was not refused. */
export function Confusions({ judgement, observed, onObserve, ...rest }: ConfusionsProps) {
  const { verdict, compared } = judgement;
  if (verdict.ok || observed === '') return null;
  const { token, trimmed } = extractToken(observed);
  const isWrapped = trimmed.length > 0 && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
  return (
    <>
      {compared?.comparison.is === 'equal-but' && (
        <Hint>
          It is the computed value, but {compared.comparison.but}. A receiver that compares the text refuses it; send it
          in the documented form.
        </Hint>
      )}
      {isWrapped && (
        <Hint>
          It contains a token. Around it: {trimmed.join('; ')}.{' '}
          <Button className="mt-1" onClick={() => onObserve(token)}>
            Check the token alone
          </Button>
        </Hint>
      )}
      {compared && compared.comparison.is !== 'equal' && !isWrapped && (
        <Difference
          names={['computed', 'received']}
          texts={[compared.computed, observed]}
          at={compared.comparison.at}
        />
      )}
      {compared?.comparison.is === 'different' && <OtherVendors {...rest} observed={observed} />}
    </>
  );
}

function Hint({ children }: { children: ReactNode }) {
  return (
    <div className="flex gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm leading-5">
      <Lightbulb size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
      <div className="min-w-0 wrap-anywhere">{children}</div>
    </div>
  );
}

/** Other vendors' schemes with the same names. What they need besides is asked for, or read from the message. */
function OtherVendors({ scheme, operation, inputs, observed, message }: OtherVendorsProps) {
  const candidates = (scheme.confusables ?? []).filter((confusable) => confusable.operation === operation.id);
  const fields = candidates.flatMap((confusable) => confusable.fields);
  const [typed, setTyped] = useState<Inputs>({});
  const values = Object.fromEntries(
    fields.map((field) => [field.name, typed[field.name] ?? fromMessage(field.kind, message) ?? field.initial ?? '']),
  );
  const key = JSON.stringify(values);
  const found = useLater(
    useCallback(
      () => recognise(scheme, operation.id, { ...inputs, ...(JSON.parse(key) as Inputs) }, observed, webcryptoEngine),
      [scheme, operation, inputs, key, observed],
    ),
  );
  if (candidates.length === 0 || !found) return null;
  if (found.length === 0)
    return (
      <AskBesides candidates={candidates} values={values} onChange={(value) => setTyped({ ...typed, ...value })} />
    );
  return found.map(({ id, name, says }) => (
    <Hint key={id}>
      <strong>This is how {name} signs.</strong> {says}
    </Hint>
  ));
}

interface AskBesidesProps {
  candidates: readonly Confusable[];
  values: Inputs;
  onChange: (value: Inputs) => void;
}

/** Asks for what the others sign besides. */
function AskBesides({ candidates, values, onChange }: AskBesidesProps) {
  return (
    <details className="rounded-md border border-line px-3 py-2 text-sm">
      <summary className="cursor-pointer leading-6 font-medium">
        Signed for {candidates.map(({ name }) => name).join(' or ')} by mistake?
      </summary>
      <div className="mt-2 grid gap-3">
        {candidates
          .flatMap(({ fields }) => fields)
          .map(({ name, help }) => (
            <TextField
              key={name}
              name={name}
              help={help}
              value={values[name] ?? ''}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
      </div>
    </details>
  );
}

function fromMessage(kind: string, message: HttpMessage | undefined): string | undefined {
  const value = kind === 'method' ? message?.method : kind === 'uri' ? message?.target : undefined;
  return value === '' ? undefined : value;
}
