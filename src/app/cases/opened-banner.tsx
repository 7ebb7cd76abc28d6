import { X } from 'lucide-react';

import { Button, IconButton } from '../../ui/button.tsx';
import { FieldNames } from '../../ui/field-name.tsx';
import { panelIn, useComputeStore } from '../../features/compute/store.ts';
import { useOpened, type Opened } from './opened.ts';

const FROM: Readonly<Record<Opened['from'], string>> = {
  link: 'Opened from a link, which is no longer in the address bar.',
  file: 'Opened from a file.',
  list: 'Opened from the list.',
  paste: 'Filled from the request you pasted.',
  doctor: 'Opened from the Doctor.',
  exchange: 'Filled from the exchange.',
};

/** What was opened here, and what is still to be typed. */
export function OpenedBanner({ place }: { readonly place: string }) {
  const opened = useOpened((state) => state.opened);
  const missing = useMissing(opened);
  if (opened?.place !== place) return <div role="status" aria-label="Opened case" />;
  const { from, strangers, unknown, undo } = opened;
  const close = () => useOpened.setState({ opened: undefined });
  return (
    <div role="status" aria-label="Opened case" className="mt-4">
      <div className="flex items-start gap-2 rounded-md bg-accent-soft py-1.5 pr-1.5 pl-3 text-sm">
        <p className="min-w-0 grow py-1 wrap-anywhere">
          {FROM[from]}
          {missing.length > 0 && (
            <>
              {' '}
              <FieldNames names={missing} /> {missing.length > 1 ? 'are' : 'is'} not in it: type{' '}
              {missing.length > 1 ? 'them' : 'it'} in.
            </>
          )}
          {strangers.length > 0 && ` Left out, because no field here has that name: ${namesOf(strangers)}.`}
          {unknown.length > 0 && ` Not known to this version: ${namesOf(unknown)}. Save… can keep it.`}
        </p>
        {undo && (
          <Button
            look="quiet"
            onClick={() => {
              undo();
              close();
            }}
          >
            Undo
          </Button>
        )}
        <IconButton label="Dismiss" icon={<X size={16} />} onClick={close} />
      </div>
    </div>
  );
}

/** Secrets that nobody has typed yet; the same text while it is the same names. */
function useMissing(opened: Opened | undefined): readonly string[] {
  const [scheme = '', operation = ''] = opened?.place.split('/') ?? [];
  const names = useComputeStore((state) => {
    const { inputs } = panelIn(state, { scheme, operation });
    return opened?.missing.filter((name) => !inputs[name]).join('\n') ?? '';
  });
  return names === '' ? [] : names.split('\n');
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return shown.join(', ') + (names.length > 8 ? ` and ${names.length - 8} more` : '');
}
