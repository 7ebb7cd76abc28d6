import { useCallback, useState } from 'react';

import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import { syncEngine } from '../../core/crypto/sync.ts';
import { evaluateSync, type Inputs } from '../../core/recipe/evaluate.ts';
import { recognise } from '../../core/scheme/confusable.ts';
import type { Confusable, Operation, Scheme } from '../../core/scheme/define.ts';
import { selectMessage, withInitials } from '../../core/scheme/trace.ts';
import { Difference } from '../../ui/difference.tsx';
import { useLater } from '../../ui/later.ts';
import { Says } from '../../ui/says.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePanel, useTarget } from './context.ts';
import { useComputeStore } from './store.ts';

/** Below a comparison that failed: was the value made with another vendor's recipe that has the same names? */
export function ConfusableSection({ confusables }: { confusables: readonly Confusable[] }) {
  const isDifferent = usePanel(
    ({ traced, observed }) => observed !== '' && traced?.view.comparison?.is === 'different',
  );
  if (!isDifferent) return null;
  return confusables.map((confusable) => <Question key={confusable.id} confusable={confusable} />);
}

function Question({ confusable }: { confusable: Confusable }) {
  const { scheme, operation } = useTarget();
  const inputs = usePanel((panel) => panel.inputs);
  const aside = usePanel((panel) => panel.aside);
  const observed = usePanel((panel) => panel.observed);
  const isTyped = confusable.fields.some(({ name }) => aside[name]);
  const known = useLater(
    useCallback(
      () => firstThatGives(scheme, operation, confusable, { inputs, aside }, observed),
      [scheme, operation, confusable, inputs, aside, observed],
    ),
  );
  return (
    <div className="mt-3 rounded-md border border-line">
      {(isTyped || !known) && <Ask confusable={confusable} isRecognised={known !== undefined} />}
      {known && <Recognised confusable={confusable} inputs={known} />}
    </div>
  );
}

interface Typed {
  readonly inputs: Inputs;
  readonly aside: Inputs;
}

/** What was typed first; then, where nothing was, what is usual: no input is needed for those. */
async function firstThatGives(
  scheme: Scheme,
  operation: Operation,
  { id, fields }: Confusable,
  { inputs, aside }: Typed,
  observed: string,
): Promise<Inputs | undefined> {
  const own = withInitials(operation, inputs);
  const { target } = selectMessage(operation, own);
  const usual = fields.map(({ name, kind, initial = '' }) => {
    if (aside[name]) return [aside[name]];
    if (kind === 'method') return ['POST', 'GET'];
    return kind === 'uri' ? ['/', ...(typeof target === 'string' ? [target] : [])] : [initial];
  });
  for (const values of product(usual)) {
    const given = { ...own, ...Object.fromEntries(fields.map(({ name }, index) => [name, values[index] ?? ''])) };
    const found = await recognise(scheme, operation.id, given, observed, webcryptoEngine);
    if (found.some((one) => one.id === id)) return given;
  }
  return undefined;
}

function product(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]);
}

function Ask({ confusable, isRecognised }: { confusable: Confusable; isRecognised: boolean }) {
  const { id } = useTarget();
  const aside = usePanel((panel) => panel.aside);
  const [isOpen, setOpen] = useState(false);
  const isAnswered = confusable.fields.every(({ name }) => aside[name]);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="px-3 py-2">
      <summary className="cursor-pointer text-sm leading-6 font-semibold">
        Was this made with {confusable.name}’s recipe?
      </summary>
      <p className="mt-2 text-small leading-5 text-muted">
        {confusable.name} uses the same header names but signs another string. Enter what else it signs, and the value
        is tried.
      </p>
      <div className="mt-3 grid gap-4">
        {confusable.fields.map(({ name, help, initial = '' }) => (
          <TextField
            key={name}
            name={name}
            help={help}
            placeholder={initial}
            value={aside[name] ?? ''}
            onChange={(next) => useComputeStore.getState().note(id, name, next)}
          />
        ))}
      </div>
      <p role="status" className="mt-3 text-small leading-5 empty:hidden">
        {isAnswered && !isRecognised && `No: ${confusable.name}’s recipe gives another value for these.`}
      </p>
    </details>
  );
}

function Recognised({ confusable, inputs }: { confusable: Confusable; inputs: Inputs }) {
  const { operation } = useTarget();
  const [theirs, ours] = [confusable.steps[0], operation.steps[0]].map((step) => {
    const outcome = step && evaluateSync([step.expr], inputs, syncEngine).get(step.expr);
    return outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : '';
  });
  const texts = [ours ?? '', theirs ?? ''] as const;
  return (
    <div role="status" aria-label={`Made with ${confusable.name}’s recipe`} className="grid gap-3 p-3">
      <Says tone="warn">
        <strong className="font-semibold">Made with {confusable.name}’s recipe.</strong> {confusable.says}
      </Says>
      <Difference
        names={[operation.steps[0]?.name ?? 'here', confusable.name]}
        texts={texts}
        at={firstDifference(...texts)}
      />
      <p className="text-xs leading-5 wrap-anywhere text-muted">
        With {confusable.fields.map(({ name }) => `${name} ${inputs[name]}`).join(', ')}. Source: {confusable.source}
      </p>
    </div>
  );
}

function firstDifference(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return at;
  return length;
}
