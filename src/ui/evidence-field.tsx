import { useId, useMemo, useState } from 'react';

import { isSecretKey } from '../core/crypto/secret-key.ts';
import { checkField, FIELD_KINDS, type FieldDef } from '../core/scheme/fields.ts';
import { checkLiveToken } from '../core/scheme/live-secrets.ts';
import { CheckValueButton } from './check-value-button.tsx';
import { Choice } from './choice.tsx';
import { useEnvironment } from './environment.tsx';
import type { Evidence } from './evidence.ts';
import { useKeyRefusal } from './key-refusal.ts';
import { isLarge } from './large-text.tsx';
import { RevealButton } from './reveal-button.tsx';
import { TextField } from './text-field.tsx';

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
    () =>
      value === '' || isLarge(value) ? [] : [...checkField(field, value), ...checkLiveToken(value, field.name, now())],
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

/** A field for public keys: a private one is not kept, and a shared secret is masked. */
function KeyField({ id, field, value, onChange }: FieldProps) {
  const [isShown, setShown] = useState(false);
  const isSecret = useMemo(() => isSecretKey(value), [value]);
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
      masked={isSecret && !isShown}
      tools={isSecret && <RevealButton name={field.name} isShown={isShown} onToggle={() => setShown(!isShown)} />}
      problems={value !== '' ? checkField(field, value) : refused ? [refused] : []}
    />
  );
}
