import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useState } from 'react';

import type { Case } from '../../cases/case.ts';
import { itemsIn, keyOf, type ShareForm } from '../../cases/form.ts';
import { itemsOf, type CaseItem } from '../../cases/secrets.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { FORMS } from './forms.ts';
import { Items } from './items.tsx';
import type { Subject } from './make.ts';
import { Outcome } from './outcome.tsx';

interface ShareProps {
  readonly subject: Subject;
  readonly form: ShareForm;
  readonly published: ReadonlySet<string>;
  readonly onClose: () => void;
  /** Called with what left the page as a case. */
  readonly onShared: (value: Case) => void;
  readonly onAddToPack: (value: Case, expectation: NonNullable<Case['expect']>) => void;
}

/** Lets a case leave the page: first the list of what goes, then the form it goes in. */
export function ShareDialog({ onClose, ...rest }: ShareProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-3 sm:pt-[6vh]">
          <Dialog.Popup className="popup flex max-h-[min(52rem,94dvh)] w-full max-w-2xl flex-col overflow-hidden">
            <div className="flex items-center justify-between gap-4 border-b border-line py-3 pr-3 pl-5">
              <Dialog.Title className="section-title">Share this case</Dialog.Title>
              <Dialog.Close aria-label="Close" className={buttonLook('quiet', 'w-8 px-0!')}>
                <X aria-hidden size={18} />
              </Dialog.Close>
            </div>
            <div tabIndex={0} role="region" aria-label="Share" className="min-h-0 space-y-4 overflow-y-auto px-5 py-4">
              <Content onClose={onClose} {...rest} />
            </div>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Content({ subject, published, form: first, ...rest }: ShareProps) {
  const { value, operation, computed } = subject;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(itemsOf(value, operation).flatMap((item) => (item.isSecret ? [] : [keyOf(item)]))),
  );
  const [form, setForm] = useState(first);
  const row = FORMS.find((one) => one.value === form);
  if (!row) return null;
  // Of what this version does not know, only a file can be made again.
  const held = form === 'case' ? value : { ...value, extras: [] };
  const items = itemsIn(row.isPicky, held, operation, computed);
  const toggle = (item: CaseItem) => setChosen((before) => toggled(before, [item, ...twinsOf(item, items)].map(keyOf)));
  // Where single values cannot be left out, all that are no secrets are in.
  const going = row.isPicky
    ? chosen
    : new Set(items.filter((item) => !item.isSecret || chosen.has(keyOf(item))).map(keyOf));
  return (
    <>
      <Segmented label="Share as" options={FORMS} value={form} onChange={setForm} />
      <p className="text-small leading-5 text-muted">{row.says}</p>
      <div>
        <h3 className="mb-1.5 text-sm font-semibold">What will be in it</h3>
        {items.length > 0 ? (
          <Items
            operation={operation}
            items={onceEach(items)}
            chosen={going}
            onToggle={toggle}
            isPicky={row.isPicky}
            published={published}
          />
        ) : (
          <p className="text-small text-muted">Nothing is filled in: only the place, {operation.title}.</p>
        )}
      </div>
      <Outcome row={row} subject={subject} chosen={going} onForm={setForm} {...rest} />
    </>
  );
}

/** Evidence that is a field, too, stands in a case as both: on the screen it is one text, and one row here. */
const twinsOf = (item: CaseItem, items: readonly CaseItem[]): CaseItem[] =>
  items.filter(({ place, name, text }) => place !== item.place && name === item.name && text === item.text);

const onceEach = (items: readonly CaseItem[]): CaseItem[] =>
  items.filter((item) => item.place !== 'observed' || twinsOf(item, items).length === 0);

/** All of these keys in, or out if the first was in. */
function toggled(set: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  const [first = ''] = keys;
  return set.has(first) ? new Set([...set].filter((other) => !keys.includes(other))) : new Set([...set, ...keys]);
}
