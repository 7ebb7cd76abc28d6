import { KeyRound, TriangleAlert } from 'lucide-react';
import { useId } from 'react';

import { keyOf } from '../../cases/form.ts';
import { likenessOf, type CaseItem, type Likeness } from '../../cases/secrets.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { observedLabel } from '../../core/scheme/verify.ts';
import { count } from '../../ui/count.ts';
import type { Chosen } from './make.ts';

interface ItemsProps {
  readonly operation: Operation;
  readonly items: readonly CaseItem[];
  readonly chosen: Chosen;
  readonly onToggle: (item: CaseItem) => void;
  /** Whether what is no secret can be left out, too. */
  readonly isPicky: boolean;
  /** Secrets of published samples. */
  readonly published: ReadonlySet<string>;
}

/** Everything that can go out, item by item. */
export function Items({ items, published, ...rest }: ItemsProps) {
  return (
    <ul aria-label="What will be in it" className="divide-y divide-line rounded-md border border-line">
      {items.map((item) => (
        <Item
          key={keyOf(item)}
          item={item}
          likeness={item.isSecret && item.place !== 'extras' ? likenessOf(item.text, published) : undefined}
          {...rest}
        />
      ))}
    </ul>
  );
}

const WARNINGS: Readonly<Record<Likeness, string>> = {
  live: 'This looks like a real secret. Anyone who gets this can sign in your name until it is changed. It stays in mailboxes, chats and browser histories.',
  weak: 'A secret, though easy to guess. Anyone who gets this can sign with it.',
  sample: 'A published sample: it gives access to nothing.',
};

interface ItemProps extends Pick<ItemsProps, 'operation' | 'chosen' | 'onToggle' | 'isPicky'> {
  readonly item: CaseItem;
  readonly likeness: Likeness | undefined;
}

function Item({ operation, item, likeness, chosen, onToggle, isPicky }: ItemProps) {
  const helpId = useId();
  const isIn = chosen.has(keyOf(item));
  return (
    <li className="px-3 py-2">
      <div className="flex items-start gap-2">
        <label className="flex min-h-6 w-38 shrink-0 items-start gap-2 max-sm:w-30">
          <input
            type="checkbox"
            checked={isIn}
            disabled={!isPicky && !item.isSecret}
            onChange={() => onToggle(item)}
            aria-describedby={helpId}
            className="mt-1"
          />
          <span className="min-w-0 pt-0.5 font-mono text-small leading-5 font-semibold wrap-anywhere">
            {item.place === 'observed' ? observedLabel(operation, 'Observed') : item.name}
          </span>
        </label>
        <span id={helpId} className="mt-0.5 min-w-0 grow text-small leading-5">
          <Preview item={item} isIn={isIn} />
        </span>
      </div>
      {item.isSecret && isIn && likeness && <Warning likeness={likeness} />}
    </li>
  );
}

function Preview({ item, isIn }: { readonly item: CaseItem; readonly isIn: boolean }) {
  if (item.place === 'extras')
    return (
      <span className="text-muted">
        not known to this version, may be a secret: {isIn ? 'kept as it was written' : 'left out'}
      </span>
    );
  if (item.isSecret)
    return (
      <span className="flex items-center gap-1.5 text-muted">
        <KeyRound size={14} aria-hidden className="shrink-0" />
        {isIn ? 'secret, in plain text' : 'secret, left out'}
      </span>
    );
  if (item.text === '') return <span className="text-muted">empty</span>;
  const start = item.text.slice(0, 80);
  return (
    <>
      <span className="line-clamp-2 font-mono wrap-anywhere">{start}</span>
      {item.text.length > 80 && <span className="text-muted">… {count(item.text.length, 'character')}</span>}
    </>
  );
}

function Warning({ likeness }: { readonly likeness: Likeness }) {
  const look =
    likeness === 'live'
      ? 'bg-bad-soft text-bad'
      : likeness === 'weak'
        ? 'bg-warn-soft text-warn'
        : 'bg-sunken text-muted';
  return (
    <p
      role="alert"
      className={`mt-1.5 flex items-start gap-2 rounded-md px-2.5 py-1.5 text-small leading-5 font-medium ${look}`}
    >
      {likeness !== 'sample' && <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />}
      <span>{WARNINGS[likeness]}</span>
    </p>
  );
}
