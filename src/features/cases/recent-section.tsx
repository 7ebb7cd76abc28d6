import { Trash2, X } from 'lucide-react';

import type { Case } from '../../cases/case.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';

export type Kept = 'no' | 'without-secrets' | 'with-secrets';

export interface RecentProps {
  /** Newest first. */
  readonly recent: readonly Case[];
  readonly kept: Kept;
  readonly onKeep: (kept: Kept) => void;
  readonly onOpen: (value: Case) => void;
  readonly onForget: (value: Case) => void;
  readonly onForgetAll: () => void;
}

const WORDS: Readonly<Record<string, Kept>> = {
  'Until the page is closed': 'no',
  'In this browser, without secrets': 'without-secrets',
  'In this browser, with secrets': 'with-secrets',
};

/** What was opened, saved or shared lately. */
export function RecentSection({ recent, kept, onKeep, onOpen, onForget, onForgetAll }: RecentProps) {
  return (
    <Section
      title="Recent cases"
      tools={
        <Button onClick={onForgetAll} disabled={recent.length === 0}>
          <Trash2 size={15} aria-hidden /> Clear list
        </Button>
      }
    >
      {recent.length === 0 && (
        <p className="mb-3 text-small text-muted">None yet: cases that you open, save or share are listed here.</p>
      )}
      {recent.length > 0 && (
        <ol aria-label="Recent cases" className="mb-4 divide-y divide-line rounded-md border border-line">
          {recent.map((value, index) => (
            <Row key={index} value={value} onOpen={onOpen} onForget={onForget} />
          ))}
        </ol>
      )}
      <Choice
        name="Keep this list"
        isOurs
        help="In memory, unless you choose otherwise: then it stays in this browser’s storage, readable by anyone who uses the browser."
        choices={Object.keys(WORDS)}
        value={Object.keys(WORDS).find((words) => WORDS[words] === kept) ?? ''}
        onChange={(words) => onKeep(WORDS[words] ?? 'no')}
      />
    </Section>
  );
}

function Row({ value, onOpen, onForget }: { readonly value: Case } & Pick<RecentProps, 'onOpen' | 'onForget'>) {
  const place = `${value.scheme}/${value.operation}`;
  const filled = Object.keys(value.inputs).join(', ');
  return (
    <li className="flex items-center gap-2 py-1 pr-1 pl-3">
      <div className="min-w-0 grow py-1">
        <p className="font-mono text-small font-semibold wrap-anywhere">{value.id ?? place}</p>
        <p className="text-small leading-5 wrap-anywhere text-muted">
          {value.id === undefined ? '' : `${place}: `}
          {filled === '' ? 'no inputs' : filled}
        </p>
      </div>
      <Button onClick={() => onOpen(value)} aria-label={`Open ${value.id ?? place}`}>
        Open
      </Button>
      <IconButton
        label={`Take ${value.id ?? place} off the list`}
        icon={<X size={16} />}
        onClick={() => onForget(value)}
      />
    </li>
  );
}
