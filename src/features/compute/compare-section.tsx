import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';

import type { Comparison } from '../../core/scheme/compare.ts';
import { observedLabel, observedName, type CheckRow, type Verdict } from '../../core/scheme/verify.ts';
import { Difference } from '../../ui/difference.tsx';
import { DiagnoseButton } from '../../ui/diagnose-button.tsx';
import { LearnLink } from '../../ui/learn-link.tsx';
import { Says } from '../../ui/says.tsx';
import { Section } from '../../ui/section.tsx';
import { Spoken } from '../../ui/spoken.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BesideConfusables } from './beside.tsx';
import { usePanel, useTarget } from './context.ts';
import { useComputeStore } from './store.ts';

/** What somebody's code produced, or what was received, beside what was computed here. */
export function CompareSection() {
  const { id, operation } = useTarget();
  const name = operation.result?.name ?? operation.verifier?.evidence;
  const observed = usePanel((panel) => panel.observed);
  if (name === undefined) return null;
  const isCallback = operation.direction === 'callback';
  return (
    <Section title={isCallback ? 'Verify' : 'Compare'}>
      <TextField
        name={observedLabel(operation, 'Observed')}
        help={
          isCallback
            ? `The ${name} you received. It is compared as it stands.`
            : 'The value your code produced. It is compared as it stands.'
        }
        value={observed}
        onChange={(next) => useComputeStore.getState().observe(id, next)}
      />
      {/* Said below once it stands: not at every key, and not letter by letter. */}
      <div role="status" aria-live="off" aria-label="Comparison" className="mt-3 grid gap-3 empty:hidden">
        <Outcome observed={observed} />
      </div>
      <SpokenOutcome observed={observed} />
      <Diagnose observed={observed} />
      <BesideConfusables />
    </Section>
  );
}

/** Where the value differs, the Doctor is asked what their code computed; it takes the case along. */
function Diagnose({ observed }: { observed: string }) {
  const { id, operation } = useTarget();
  const isRight = usePanel(
    ({ traced }) => traced?.view.comparison?.is === 'equal' || (!operation.result && traced?.view.verdict?.ok === true),
  );
  const inputs = usePanel((panel) => panel.inputs);
  const name = observedName(operation);
  if (name === undefined || observed === '' || isRight) return null;
  return (
    <p className="mt-3">
      <DiagnoseButton handed={{ ...id, inputs, observed: { [name]: observed } }} />
    </p>
  );
}

const NOT_YET = 'Nothing to compare with yet: the value cannot be computed. See the steps.';

const verdictLine = (verdict: Verdict) => (verdict.ok ? 'Valid: every check passed' : `Refused: ${verdict.code}`);

/** What a comparison comes to. `isValid`: a verifier accepts the value all the same. */
function comparisonLine(comparison: Comparison, isValid: boolean): string {
  if (comparison.is === 'equal') return 'Matches';
  if (comparison.is === 'equal-but') return `Matches, but ${comparison.but}`;
  return `Different from character ${comparison.at + 1}${isValid ? ': written in another way, but still valid' : ''}`;
}

/** The outcome in a sentence or two, for those who hear it. */
function SpokenOutcome({ observed }: { observed: string }) {
  const comparison = usePanel((panel) => panel.traced?.view.comparison);
  const verdict = usePanel((panel) => panel.traced?.view.verdict);
  const lines = [
    ...(verdict ? [verdictLine(verdict)] : []),
    ...(comparison ? [comparisonLine(comparison, verdict?.ok ?? false)] : []),
  ];
  return <Spoken text={observed === '' ? '' : lines.join('. ') || NOT_YET} />;
}

function Outcome({ observed }: { observed: string }) {
  const comparison = usePanel((panel) => panel.traced?.view.comparison);
  const verdict = usePanel((panel) => panel.traced?.view.verdict);
  const computed = usePanel((panel) => panel.traced?.view.result);
  if (observed === '') return null;
  return (
    <>
      {verdict && <VerdictView verdict={verdict} />}
      {comparison && (
        <ComparisonView
          comparison={comparison}
          computed={computed ?? ''}
          observed={observed}
          isValid={verdict?.ok ?? false}
        />
      )}
      {!verdict && !comparison && <Says tone="warn">{NOT_YET}</Says>}
    </>
  );
}

function ComparisonView({
  comparison,
  computed,
  observed,
  isValid,
}: {
  comparison: Comparison;
  computed: string;
  observed: string;
  isValid: boolean;
}) {
  const line = <p className="font-semibold">{comparisonLine(comparison, isValid)}</p>;
  if (comparison.is === 'equal') return <Says tone="ok">{line}</Says>;
  const { at } = comparison;
  return (
    <>
      <Says tone={comparison.is === 'equal-but' || isValid ? 'warn' : 'bad'}>{line}</Says>
      <Difference names={['computed', 'observed']} texts={[computed, observed]} at={at} />
      {computed.length !== observed.length && (
        <p className="text-small text-muted">
          {computed.length} characters computed, {observed.length} observed.
        </p>
      )}
    </>
  );
}

function VerdictView({ verdict }: { verdict: Verdict }) {
  const { id } = useTarget();
  return (
    <>
      <Says tone={verdict.ok ? 'ok' : 'bad'}>
        <p className="font-semibold">
          {verdictLine(verdict)} {!verdict.ok && <LearnLink {...id} kind="check" name={verdict.code} />}
        </p>
      </Says>
      <ul aria-label="Checks" className="divide-y divide-line rounded-md border border-line">
        {verdict.rows.map((row) => (
          <CheckItem key={row.name} row={row} />
        ))}
      </ul>
    </>
  );
}

const STATES = {
  ok: { color: 'text-ok', word: 'ok', Icon: CircleCheck },
  failed: { color: 'text-bad', word: 'failed', Icon: CircleX },
  skipped: { color: 'text-muted', word: 'skipped', Icon: CircleMinus },
} as const;

function CheckItem({ row }: { row: CheckRow }) {
  const { color, word, Icon } = STATES[row.state];
  return (
    <li className="px-3 py-2 text-small leading-5">
      <p className={`flex items-center gap-2 font-medium ${color}`}>
        <Icon size={15} aria-hidden="true" />
        <span className="text-ink">{row.name}</span>
        <span className="ml-auto">{word}</span>
      </p>
      <p className="pl-[23px] font-mono text-xs leading-5 wrap-anywhere text-muted">{row.measured}</p>
      {row.state === 'failed' && <p className="pl-[23px]">{row.says}</p>}
    </li>
  );
}
