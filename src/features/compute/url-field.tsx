import { useState } from 'react';

import { splitUrl, type UrlParts } from '../../core/http/url.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useTarget } from './context.ts';
import { useComputeStore } from './store.ts';

/** The parts of a URL, which go to the fields of these kinds. */
const PARTS: readonly (keyof UrlParts)[] = ['host', 'port', 'uri'];

/** A place to paste a URL: it is split into the fields that sign its parts. No field of the operation itself. */
export function UrlField() {
  const { id, operation } = useTarget();
  const [url, setUrl] = useState('');
  const [says, setSays] = useState('');
  const targets = PARTS.flatMap((part) => {
    const field = operation.fields.find(({ kind }) => kind === part);
    return field ? { part, field } : [];
  });
  const change = (next: string) => {
    setUrl(next);
    setSays(put(next, targets, (field, value) => useComputeStore.getState().edit(id, field, value)));
  };
  return (
    <div className="rounded-md border border-dashed border-line-strong px-3 pt-1 pb-2">
      <TextField
        name="URL"
        isOurs
        help={`Not a field of the scheme: paste a URL and it is split into ${targets.map(({ field }) => field.name).join(', ')}, as it stands.`}
        value={url}
        onChange={change}
      />
      <p role="status" className="mt-1 text-small leading-5 wrap-anywhere empty:hidden">
        {says}
      </p>
    </div>
  );
}

interface Target {
  readonly part: keyof UrlParts;
  readonly field: FieldDef;
}

const clip = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** Fills the fields and tells what went where, and what was left out. */
function put(url: string, targets: readonly Target[], edit: (field: FieldDef, value: string) => void): string {
  if (url.trim() === '') return '';
  const parts = splitUrl(url);
  if (!parts) return 'Nothing was changed: this is not a whole http or https address yet.';
  for (const { part, field } of targets) edit(field, parts[part]);
  const went = targets.map(({ part, field }) => `${field.name} ${clip(parts[part])}`).join(', ');
  const left = [
    ...(url.includes('#') ? ['the part from # on, which is never sent'] : []),
    ...(/^https?:\/\/[^/?#]*@/i.test(url.trim()) ? ['what is before @'] : []),
  ];
  return `Split into ${went}.${left.length > 0 ? ` Left out: ${left.join('; ')}.` : ''}`;
}
