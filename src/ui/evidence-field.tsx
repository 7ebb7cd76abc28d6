import { X } from 'lucide-react';
import { useId, useMemo, useState } from 'react';

import { checkField, FIELD_KINDS, type FieldDef } from '../core/scheme/fields.ts';
import { checkLiveToken } from '../core/scheme/live-secrets.ts';
import { Button } from './button.tsx';
import { CheckValueButton } from './check-value-button.tsx';
import { Choice } from './choice.tsx';
import { count } from './count.ts';
import { useEnvironment } from './environment.tsx';
import type { Evidence } from './evidence.ts';
import { useKeyRefusal } from './key-refusal.ts';
import { RevealButton } from './reveal-button.tsx';
import { TextField } from './text-field.tsx';

/** A value of more characters than this is told about, not laid out. */
const BIG = 100_000;

/** One field of the operation whose evidence is looked at, by its own kind. */
export function EvidenceField({ field, evidence }: { field: FieldDef; evidence: Evidence }) {
  const id = useId();
  const value = evidence.inputs[field.name] ?? field.initial ?? '';
  const onChange = (next: string) => evidence.edit(field, next);
  if (FIELD_KINDS[field.kind].shape === 'choice') {
    const { name, help, choices = [] } = field;
    return (
      <Choice
        name={name}
        help={help}
        choices={choices}
        value={value || (choices[0] ?? '')}
        onChange={(next) => evidence.choose(field, next)}
      />
    );
  }
  if (value.length > BIG) return <BigValue {...{ id, field, value, onChange }} />;
  if (field.kind === 'publicKey') return <KeyField {...{ id, field, value, onChange }} />;
  return <PlainField {...{ id, field, value, onChange }} />;
}

interface FieldProps {
  id: string;
  field: FieldDef;
  value: string;
  onChange: (value: string) => void;
}

function PlainField({ id, field, value, onChange }: FieldProps) {
  const [isShown, setShown] = useState(false);
  const { now } = useEnvironment();
  const problems = useMemo(
    () => (value === '' ? [] : [...checkField(field, value), ...checkLiveToken(value, field.name, now())]),
    [field, value, now],
  );
  const tools = (
    <>
      {field.kind === 'secret' && <CheckValueButton name={field.name} secret={() => value} />}
      <RevealButton name={field.name} isShown={isShown} onToggle={() => setShown(!isShown)} />
    </>
  );
  return (
    <TextField
      id={id}
      name={field.name}
      help={field.help}
      value={value}
      onChange={onChange}
      multiline={FIELD_KINDS[field.kind].shape === 'multiline'}
      masked={field.secret === true && !isShown}
      problems={problems}
      {...(field.secret ? { tools } : {})}
    />
  );
}

/** A field for public keys: a private one is not kept. */
function KeyField({ id, field, value, onChange }: FieldProps) {
  const { change, refused, times } = useKeyRefusal(field, onChange);
  return (
    <TextField
      key={times}
      id={id}
      name={field.name}
      help={field.help}
      value={value}
      onChange={change}
      multiline
      problems={value !== '' ? checkField(field, value) : refused ? [refused] : []}
    />
  );
}

function BigValue({ id, field: { name, secret }, value, onChange }: FieldProps) {
  return (
    <div
      id={id}
      role="group"
      aria-label={`${name} (large value)`}
      className="rounded-md border border-line-strong bg-surface p-2.5"
    >
      <p className="font-mono text-sm font-semibold">{name}</p>
      <p className="mt-1 mb-2 text-small wrap-anywhere text-muted">
        {count(value.length, 'character')}, kept whole.
        {!secret && ` It begins ${JSON.stringify(value.slice(0, 60))}.`}
      </p>
      <Button onClick={() => onChange('')} aria-label={`Clear ${name}`}>
        <X size={15} /> Clear
      </Button>
    </div>
  );
}
