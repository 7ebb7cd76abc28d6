import { useState } from 'react';

import { secretJwk, type SecretForm } from '../../core/crypto/shared-secret.ts';
import type { Problem } from '../../core/problem.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import { Choice } from '../../ui/choice.tsx';
import type { Evidence } from '../../ui/evidence.ts';
import { RevealButton } from '../../ui/reveal-button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const NAME = 'Shared secret';

const FORMS: Readonly<Record<string, SecretForm>> = { 'Text (UTF-8)': 'text', base64url: 'base64url' };
const [AS_TEXT = ''] = Object.keys(FORMS);

interface Typed {
  readonly text: string;
  readonly form: string;
  /** What it made of the key's field: while that stands there, the text does here. */
  readonly made: string;
  readonly problem?: Problem;
}

/**
 * The secret of a token whose alg is one of the HMACs, as people have it. It goes into the field of the key, as a JWK:
 * there a secret is masked, and left out of links and reports.
 */
export function SharedSecret({ field, evidence }: { field: FieldDef; evidence: Evidence }) {
  const [typed, setTyped] = useState<Typed>({ text: '', form: AS_TEXT, made: '' });
  const [isShown, setShown] = useState(false);
  const isCurrent = typed.made === (evidence.inputs[field.name] ?? '');
  const text = isCurrent ? typed.text : '';
  const put = (next: string, form: string) => {
    const reading = next === '' ? undefined : secretJwk(next, FORMS[form] ?? 'text');
    const made = reading?.ok ? reading.jwk : '';
    setTyped({ text: next, form, made, ...(reading?.ok === false ? { problem: reading.problem } : {}) });
    evidence.edit(field, made);
  };
  return (
    <div className="space-y-3">
      <TextField
        name={NAME}
        isOurs
        help={`The token says that it is signed with a secret (HMAC): enter it here. It goes into ${field.name} as a JWK, and is left out of links and reports.`}
        value={text}
        onChange={(next) => put(next, typed.form)}
        masked={!isShown}
        problems={isCurrent && typed.problem ? [typed.problem] : []}
        tools={<RevealButton name={NAME} isShown={isShown} onToggle={() => setShown(!isShown)} />}
      />
      <Choice
        name="Secret is"
        isOurs
        help="The key is the UTF-8 of the text or, in base64url, the bytes that the text stands for."
        choices={Object.keys(FORMS)}
        value={typed.form}
        onChange={(form) => put(text, form)}
      />
    </div>
  );
}
