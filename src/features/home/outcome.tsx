import { ListPlus } from 'lucide-react';

import type { ImportResult, ImportRow } from '../../cases/import/session.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/count.ts';
import { ProblemLine } from '../../ui/problem-line.tsx';
import { Says } from '../../ui/says.tsx';
import { EntryList } from './entry-list.tsx';
import { EntryView } from './entry-view.tsx';
import type { ImportActions } from './import-actions.ts';
import { kindWords } from './kind-words.ts';
import { MOST_CASES, collectCases, useImport } from './store.ts';

/** What came of a paste: progress, words why not, or what was recognised. */
export function Outcome(actions: ImportActions) {
  const reading = useImport((state) => state.reading);
  return (
    <div className="mt-4 border-t border-line pt-4">
      {reading.is === 'running' && <Running {...reading} />}
      {reading.is === 'cancelled' && <Says tone="note">Cancelled. Nothing from the file was kept.</Says>}
      {reading.is === 'failed' && (
        <Says tone="bad">It could not be read: {reading.why}. Reload the page and try again.</Says>
      )}
      {reading.is === 'done' && <Done result={reading.result} actions={actions} />}
    </div>
  );
}

interface RunningProps {
  readonly read: number;
  readonly size: number;
  readonly found: number;
}

function Running({ read, size, found }: RunningProps) {
  const percent = size === 0 ? 100 : Math.floor((read / size) * 100);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <progress aria-label="Reading" value={percent} max={100} className="h-2 min-w-40 flex-1" />
      <span className="text-sm tabular-nums">
        {percent} % · {found === 1 ? '1 entry' : `${found.toLocaleString('en')} entries`}
      </span>
      <Button onClick={() => useImport.getState().cancel()}>Cancel</Button>
    </div>
  );
}

interface DoneProps {
  readonly result: ImportResult;
  readonly actions: ImportActions;
}

function Done({ result, actions }: DoneProps) {
  if (result.is === 'refused')
    return (
      <div role="status" aria-label="Recognised">
        <ProblemLine problem={result.problem} />
      </div>
    );
  if (result.is === 'link') return <OurLink hash={result.hash} onLink={actions.onLink} />;
  return <Entries result={result} actions={actions} />;
}

function OurLink({ hash, onLink }: { readonly hash: string; readonly onLink: ImportActions['onLink'] }) {
  return (
    <div role="status" aria-label="Recognised" className="flex flex-wrap items-center gap-3">
      <span className="text-sm">A link to a place in Countersign.</span>
      <Button look="primary" onClick={() => onLink(hash)}>
        Open the link
      </Button>
    </div>
  );
}

/** Every request that was recognised, at once, where there are several. */
function IntoPack({ rows, onPack }: { readonly rows: readonly ImportRow[]; readonly onPack: ImportActions['onPack'] }) {
  const name = useImport(({ file }) => file?.name ?? 'requests.json');
  const known = rows.filter(({ as }) => as !== '').length;
  if (known < 2) return null;
  const which = known > MOST_CASES ? `the first ${MOST_CASES} requests` : `${known} requests`;
  return (
    <p>
      <Button onClick={() => collectCases((cases) => onPack(name, cases))}>
        <ListPlus size={15} aria-hidden /> Put {which} into a pack
      </Button>
    </p>
  );
}

function Entries({
  result,
  actions,
}: {
  readonly result: Extract<ImportResult, { is: 'entries' }>;
  readonly actions: ImportActions;
}) {
  const rows = useImport((state) => state.rows);
  const entry = useImport((state) => state.entry);
  const chosen = useImport((state) => state.chosen);
  const isMany = rows.length > 1;
  return (
    <div className="grid gap-4">
      {isMany && (
        <EntryList
          rows={rows}
          chosen={chosen}
          heading={`${kindWords(result.kind)} with ${count(rows.length, 'request')}`}
        />
      )}
      {result.kind !== 'case' && <IntoPack rows={rows} onPack={actions.onPack} />}
      {entry && <EntryView key={chosen} entry={entry} kind={result.kind} lost={result.lost} onOpen={actions.onOpen} />}
    </div>
  );
}
