import { FileDown, TriangleAlert } from 'lucide-react';
import { useCallback, useId, useState } from 'react';

import type { Case } from '../../cases/case.ts';
import { chosenCase, type ShareForm } from '../../cases/form.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { count } from '../../ui/count.ts';
import { download } from '../../ui/download.ts';
import { useLater } from '../../ui/later.ts';
import { TextBlock } from '../../ui/text-block.tsx';
import { terminalCommand } from '../../cases/command.ts';
import type { FormRow } from './forms.ts';
import { fileNameOf, made, type Chosen, type Subject } from './make.ts';
import { PackSection } from './pack-section.tsx';

/** Programs that pass links on cut them at about this length. */
const LONG = 8000;
/** So much of it is shown; Copy and Save have it whole. */
const SHOWN = 4000;

interface OutcomeProps {
  readonly row: FormRow;
  readonly subject: Subject;
  readonly chosen: Chosen;
  readonly onForm: (form: ShareForm) => void;
  readonly onShared: (value: Case) => void;
  readonly onAddToPack: (value: Case, expectation: NonNullable<Case['expect']>) => void;
}

/** The finished text, to copy or to save. */
export function Outcome({ row, subject, chosen, onForm, onShared, onAddToPack }: OutcomeProps) {
  const make = useCallback(
    async () => ({ form: row.value, made: await made(row.value, subject, chosen) }),
    [row, subject, chosen],
  );
  const later = useLater(make);
  const copied = useCallback(async () => {
    onShared(chosenCase(subject.value, subject.operation, chosen));
    return (await make()).made?.text ?? '';
  }, [make, onShared, subject, chosen]);
  const save = async () => {
    download(fileNameOf(subject, row.ending), await copied());
  };
  if (later?.form !== row.value) return <p className="text-small text-muted">One moment…</p>;
  if (!later.made)
    return (
      <p className="text-small leading-5 text-muted">
        There is no request to write yet: a part of it could not be computed. A case file holds what is there.
      </p>
    );
  const { text, bytes } = later.made;
  const isLong = row.value === 'link' && text.length > LONG;
  return (
    <>
      {isLong && <LongLink length={text.length} onForm={onForm} />}
      <Finished name={row.name} text={text} />
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton label={`Copy ${row.name}`} text={copied} isMain={row.value === 'link'}>
          {row.value === 'link' ? 'Copy link' : 'Copy'}
        </CopyButton>
        {row.value !== 'link' && (
          <Button look="primary" onClick={() => void save()}>
            <FileDown size={15} aria-hidden /> Save {fileNameOf(subject, row.ending)}
          </Button>
        )}
        <span className="text-small text-muted">
          {row.value === 'link' ? count(text.length, 'character') : count(bytes, 'byte')}
        </span>
      </div>
      {row.value === 'case' && (
        <AsCase subject={subject} chosen={chosen} file={fileNameOf(subject, row.ending)} onAddToPack={onAddToPack} />
      )}
    </>
  );
}

interface AsCaseProps extends Pick<OutcomeProps, 'subject' | 'chosen' | 'onAddToPack'> {
  readonly file: string;
}

/** What a case is for: it runs by itself, and in a pack with others. */
function AsCase({ subject, chosen, file, onAddToPack }: AsCaseProps) {
  const { scheme, operation } = subject;
  const value = chosenCase(subject.value, operation, chosen);
  return (
    <>
      <div>
        <h3 className="mb-1 text-sm font-semibold">Run it in a terminal, or in CI</h3>
        <TextBlock name="Terminal command" text={terminalCommand(scheme.card, operation, value, file)} />
      </div>
      <PackSection
        subject={subject}
        onAdd={(expectation, name) => onAddToPack({ id: `${operation.title}: ${name}`, ...value }, expectation)}
      />
    </>
  );
}

function LongLink({ length, onForm }: { readonly length: number; readonly onForm: (form: ShareForm) => void }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm text-warn"
    >
      <TriangleAlert size={16} aria-hidden />
      <span className="min-w-0 grow">
        This link has {length.toLocaleString('en')} characters: mail and chat programs may truncate it. A file arrives
        whole.
      </span>
      <Button onClick={() => onForm('case')}>Use a file instead</Button>
    </div>
  );
}

function Finished({ name, text }: { readonly name: string; readonly text: string }) {
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? text : text.slice(0, SHOWN);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {name}
      </label>
      <textarea
        id={id}
        readOnly
        rows={name === 'Link' ? 3 : 8}
        value={shown}
        spellCheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
        className="block w-full resize-y rounded-md border border-line-strong bg-sunken px-2.5 py-1.5 font-mono text-xs leading-5 wrap-anywhere text-ink"
      />
      {shown.length < text.length && (
        <p className="mt-1 flex items-center gap-2 text-small text-muted">
          … {count(text.length - shown.length, 'more character')}
          <Button look="quiet" onClick={() => setWhole(true)}>
            Show all
          </Button>
        </p>
      )}
    </div>
  );
}
