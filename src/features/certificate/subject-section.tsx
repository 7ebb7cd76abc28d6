import { KeyRound } from 'lucide-react';
import { useState } from 'react';

import type { Problem } from '../../core/problem.ts';
import { checkField, type FieldDef } from '../../core/scheme/fields.ts';
import { findField } from '../../core/scheme/define.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ProblemLine } from '../../ui/problem-line.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CertificateTarget } from './index.tsx';
import { makeRequest } from './make.ts';
import { screenOf, useCertificateStore, useScreen } from './store.ts';
import { nameProblems } from './subject.ts';

/** Who the certificate is for, and the button that makes key and request. */
export function SubjectSection({ target }: { target: CertificateTarget }) {
  const { id, operation, parts } = target;
  const inputs = useScreen(id, (screen) => screen.inputs);
  const [isTried, setTried] = useState(false);
  const { busy, failed, create } = useCreate(target);
  const found = nameProblems(parts, inputs);
  const fields = [...parts.subject, parts.altNames].flatMap((name) => findField(operation, name) ?? []);
  const press = () => {
    setTried(true);
    if (found.length === 0) void create();
  };
  return (
    <Section title="Key and subject">
      <div className="space-y-5">
        <KeyType target={target} />
        {fields.map((field) => (
          <SubjectField
            key={field.name}
            id={id}
            field={field}
            problems={found.filter((problem) => problem.field === field.name && isShown(problem, isTried))}
          />
        ))}
        <Button look="primary" onClick={press} disabled={busy} className="w-full">
          <KeyRound size={16} /> {busy ? 'Creating…' : 'Create key and request'}
        </Button>
        {failed && <ProblemLine problem={failed} />}
      </div>
    </Section>
  );
}

/** An empty name is nothing to complain about before anybody has pressed the button. */
function isShown({ code }: Problem, isTried: boolean): boolean {
  return isTried || code !== 'subject-empty';
}

function KeyType({ target: { id, operation, parts } }: { target: CertificateTarget }) {
  const inputs = useScreen(id, (screen) => screen.inputs);
  const field = findField(operation, parts.keyType);
  if (!field) return null;
  const { name, help, choices = [], initial } = field;
  return (
    <Choice
      name={name}
      help={help}
      choices={choices}
      value={inputs[name] ?? initial ?? choices[0] ?? ''}
      onChange={(value) => edit(id, name, value)}
    />
  );
}

function SubjectField({ id, field, problems }: { id: string; field: FieldDef; problems: readonly Problem[] }) {
  const value = useScreen(id, (screen) => screen.inputs[field.name] ?? '');
  const own = value === '' ? [] : checkField(field, value);
  return (
    <TextField
      name={field.name}
      help={field.help}
      value={value}
      onChange={(next) => edit(id, field.name, next)}
      problems={[...problems, ...own]}
    />
  );
}

function edit(id: string, name: string, value: string): void {
  useCertificateStore.getState().change(id, { inputs: { ...screenOf(id).inputs, [name]: value } });
}

/** A new key replaces the one before, and the certificate that was made of it. */
function useCreate({ id, parts }: CertificateTarget) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem>();
  const create = async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      useCertificateStore.getState().change(id, { made: await makeRequest(parts, screenOf(id).inputs) });
    } catch {
      setFailed({
        code: 'request-failed',
        severity: 'error',
        expected: 'a subject that a request can hold',
        got: 'one that it cannot, or code that did not load',
        fix: 'Check the names, then press again.',
      });
    }
    setBusy(false);
  };
  return { busy, failed, create };
}
