import { Dices, UserCheck } from 'lucide-react';
import { useMemo, useState } from 'react';

import { syncEngine } from '../../core/crypto/sync.ts';
import { evaluateSync, type Inputs } from '../../core/recipe/evaluate.ts';
import type { Operation, Redirect } from '../../core/scheme/define.ts';
import { checkField, FIELD_KINDS, type FieldDef } from '../../core/scheme/fields.ts';
import { textMember } from '../../core/scheme/members.ts';
import { freshNonce } from '../../core/scheme/nonce.ts';
import { withInitials } from '../../core/scheme/trace.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { Section } from '../../ui/section.tsx';
import { TextBlock } from '../../ui/text-block.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sendToSandbox } from '../../workers/page/exchanges.ts';
import { usePanel, useTarget } from './context.ts';
import { useComputeStore } from './store.ts';

/** The address a user is sent to before the request can be made. It is shown, never opened. */
export function RedirectSection({ redirect }: { redirect: Redirect }) {
  const { operation } = useTarget();
  const inputs = usePanel((panel) => panel.inputs);
  const aside = usePanel((panel) => panel.aside);
  const address = useMemo(() => addressOf(operation, redirect, inputs, aside), [operation, redirect, inputs, aside]);
  return (
    <Section title={redirect.title}>
      <p className="mb-4 text-small leading-5 text-muted">{redirect.says}</p>
      <div className="mb-4 space-y-5">
        {redirect.fields.map((field) => (
          <AsideField key={field.name} field={field} value={aside[field.name] ?? ''} />
        ))}
      </div>
      {address.missing.length > 0 ? (
        <p className="rounded-md border border-dashed border-line px-2.5 py-2 text-small leading-5 text-muted">
          The address is waiting for {address.missing.join(', ')}
        </p>
      ) : (
        <>
          <TextBlock name="Authorize URL" text={address.url} />
          <Consent key={address.url} redirect={redirect} url={address.url} />
        </>
      )}
    </Section>
  );
}

/** The sandbox stands in for a user who agrees at once; what comes back goes into its fields. */
function Consent({ redirect: { fills }, url }: { redirect: Redirect; url: string }) {
  const { id, operation } = useTarget();
  const { now } = useEnvironment();
  const [says, setSays] = useState('');
  const ask = async () => {
    const back = await comeBack(id.scheme, url, now);
    const values = operation.fields.flatMap((field): [FieldDef, string][] => {
      const value = back.is === 'params' ? textMember(back.params, fills[field.name] ?? '') : undefined;
      return value === undefined ? [] : [[field, value]];
    });
    if (values.length > 0) useComputeStore.getState().fill(id, values);
    setSays(
      back.is === 'refused'
        ? `Refused: ${back.says}. The sandbox knows only its own credentials.`
        : `The user has agreed and come back with ${values.map(([{ name }]) => name).join(' and ')}: filled in above.`,
    );
  };
  return (
    <div className="mt-3">
      <Button onClick={() => void ask()}>
        <UserCheck size={15} /> Let the sandbox agree
      </Button>
      <p role="status" aria-label="The user’s answer" className="mt-2 text-small leading-5 empty:hidden">
        {says}
      </p>
    </div>
  );
}

type Back =
  | { readonly is: 'params'; readonly params: Readonly<Record<string, unknown>> }
  | { readonly is: 'refused'; readonly says: string };

/** Opens the address in the sandbox, and reads what the user is sent back with. */
async function comeBack(scheme: string, url: string, now: () => number): Promise<Back> {
  const { origin, pathname, search } = new URL(url);
  const message = { method: 'GET', origin, target: pathname + search, headers: [] };
  const { answer, failed = 'no answer' } = await sendToSandbox({ scheme, message }, now);
  if (!answer) return { is: 'refused', says: failed };
  const params = rowOf(answer.body);
  if (!params) return { is: 'refused', says: `HTTP ${answer.status}` };
  const error = textMember(params, 'error');
  return error === undefined
    ? { is: 'params', params }
    : { is: 'refused', says: textMember(params, 'error_description') ?? error };
}

/** Undefined of what is no JSON: a fault that is switched on answers as it likes. */
function rowOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/** A field that is not the operation's own. */
function AsideField({ field, value }: { field: FieldDef; value: string }) {
  const { id } = useTarget();
  const { random } = useEnvironment();
  const { name, help, choices = [], meanings } = field;
  const note = (next: string) => useComputeStore.getState().note(id, name, next);
  const { shape, fresh } = FIELD_KINDS[field.kind];
  if (shape === 'choice') {
    const chosen = value || (choices[0] ?? '');
    return (
      <Choice name={name} help={help} choices={choices} value={chosen} onChange={note}>
        {meanings?.[chosen] && <p className="mt-1 border-l-2 border-accent pl-2 text-ink">{meanings[chosen]}</p>}
      </Choice>
    );
  }
  const renew = (
    <Button look="quiet" onClick={() => note(freshNonce(random))}>
      <Dices size={15} /> New {name}
    </Button>
  );
  return (
    <TextField
      name={name}
      help={help}
      value={value}
      onChange={note}
      problems={value === '' ? [] : checkField(field, value)}
      tools={fresh && renew}
    />
  );
}

function addressOf(operation: Operation, { needs, url }: Redirect, inputs: Inputs, aside: Inputs) {
  const all = { ...withInitials(operation, inputs), ...aside };
  const outcome = evaluateSync([url], all, syncEngine).get(url);
  const text = outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : '';
  return { url: text, missing: needs.filter((name) => (all[name] ?? '') === '') };
}
