import { CircleCheck, CircleMinus, CircleX, FileDown, Play, Square, TriangleAlert, X } from 'lucide-react';

import type { Case, CaseReading } from '../../cases/case.ts';
import { packCommand } from '../../cases/command.ts';
import { junitXml, type RunRow } from '../../cases/export/junit.ts';
import { writePack } from '../../cases/pack.ts';
import { shellQuoted } from '../../core/http/curl.ts';
import { describeProblem } from '../../core/problem.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { count } from '../../ui/count.ts';
import { download } from '../../ui/download.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { Section } from '../../ui/section.tsx';
import { TextBlock } from '../../ui/text-block.tsx';
import { PackBefore } from './pack-before.tsx';
import { SecretFields, usePackSecrets } from './pack-secrets.tsx';
import { completed, titleOf, usePack } from './store.ts';

interface PackSectionProps {
  readonly onOpen: (value: Case) => void;
}

/** Many cases, run one after the other. */
export function PackSection({ onOpen }: PackSectionProps) {
  const { readings, rows, name, isRunning } = usePack();
  const secrets = usePackSecrets(readings);
  if (readings.length === 0)
    return (
      <Section title="Pack">
        <p className="max-w-prose text-small leading-5 text-muted">
          Open a file with several cases (a pack, an array, or one case per line), or put the case on screen into a new
          pack: Save… on its screen, then Add to the pack.
        </p>
      </Section>
    );
  return (
    <Section title="Pack" tools={<Tools />}>
      <PackBefore />
      <p className="mb-3 text-small wrap-anywhere text-muted">
        {name}: {count(readings.length, 'case')}. {isRunning && `Running: ${rows.length} of ${readings.length}.`}
        {/* That it runs and what came out are spoken, not each case. */}
        <span role="status" aria-label="Run">
          {isRunning ? (
            <span className="sr-only">Running {count(readings.length, 'case')}.</span>
          ) : (
            summaryOf(rows, readings.length)
          )}
        </span>
      </p>
      <SecretFields secrets={secrets} />
      <CaseTable onOpen={onOpen} />
      <div className="mt-4">
        <h3 className="mb-1 text-sm font-semibold">Run it in CI</h3>
        <TextBlock name="Terminal command" text={packCommand(secrets, shellQuoted(`${stemOf(name)}.json`))} />
      </div>
    </Section>
  );
}

function CaseTable({ onOpen }: PackSectionProps) {
  const { readings, rows } = usePack();
  return (
    <div tabIndex={0} role="region" aria-label="Cases of the pack" className="relative overflow-x-auto">
      <table className="w-full border-collapse text-left text-small leading-5">
        <thead className="max-sm:sr-only">
          <tr className="border-b border-line text-muted">
            {['Case', 'Must give', 'Outcome'].map((title) => (
              <th key={title} scope="col" className="py-1.5 pr-3 font-medium">
                {title}
              </th>
            ))}
            <th scope="col" className="py-1.5">
              <span className="sr-only">Tools</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading, index) => (
            <Row key={index} reading={reading} index={index} row={rows[index]} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const stemOf = (name: string) => name.replace(/\.[^.]*$/, '');

function Tools() {
  const { now } = useEnvironment();
  const { readings, extras, rows, name, isRunning, run, cancel, close } = usePack();
  const ran = rows.flatMap((row) => row ?? []);
  const base = stemOf(name);
  const isWhole = readings.every(({ ok }) => ok);
  return (
    <div className="flex flex-wrap gap-2">
      {isRunning ? (
        <Button onClick={cancel}>
          <Square size={15} aria-hidden /> Cancel
        </Button>
      ) : (
        <Button look="primary" onClick={() => void run(now)}>
          <Play size={15} aria-hidden /> Run all
        </Button>
      )}
      <Button
        disabled={!isWhole}
        title={isWhole ? undefined : 'Some cases cannot be read, so they could not be written'}
        onClick={() =>
          download(
            `${base}.json`,
            writePack(
              readings.flatMap((reading) => (reading.ok ? reading.value : [])),
              extras,
            ),
          )
        }
      >
        <FileDown size={15} aria-hidden /> Save pack
      </Button>
      <Button disabled={ran.length === 0} onClick={() => download(`${base}.xml`, junitXml(name, ran))}>
        <FileDown size={15} aria-hidden /> JUnit XML
      </Button>
      <Button
        disabled={ran.length === 0}
        onClick={() => download(`${base}-results.json`, `${JSON.stringify({ pack: name, cases: ran }, null, 2)}\n`)}
      >
        <FileDown size={15} aria-hidden /> Results
      </Button>
      <Button onClick={close}>
        <X size={15} aria-hidden /> Close pack
      </Button>
    </div>
  );
}

const LOOKS = {
  passed: { color: 'text-ok', Icon: CircleCheck },
  failed: { color: 'text-bad', Icon: CircleX },
  unusable: { color: 'text-warn', Icon: TriangleAlert },
} as const;

interface RowProps {
  readonly reading: CaseReading;
  readonly index: number;
  readonly row: RunRow | undefined;
  readonly onOpen: (value: Case) => void;
}

function Row({ reading, index, row, onOpen }: RowProps) {
  const { name, place } = titleOf(reading, index);
  return (
    <tr className="border-b border-line align-top last:border-0 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-2">
      <th
        scope="row"
        className="py-2 pr-3 font-mono font-semibold wrap-anywhere max-sm:col-span-2 max-sm:py-0.5 sm:max-w-80"
      >
        {name}
        <span className="block font-sans font-normal text-muted sm:whitespace-nowrap">{place}</span>
      </th>
      <td className="py-2 pr-3 wrap-anywhere max-sm:col-span-2 max-sm:py-0.5 sm:max-w-64">
        {expectationText(reading)}
      </td>
      <td className="py-2 pr-3 wrap-anywhere max-sm:py-1.5">
        <State reading={reading} row={row} />
      </td>
      <td className="py-1.5 text-right whitespace-nowrap *:align-middle max-sm:py-0">
        {reading.ok && (
          <Button
            aria-label={`Open ${name}`}
            onClick={() => void completed(reading).then((value) => value && onOpen(value))}
          >
            Open
          </Button>
        )}
        <IconButton label={`Remove ${name}`} icon={<X size={16} />} onClick={() => usePack.getState().remove(index)} />
      </td>
    </tr>
  );
}

function State({ reading, row }: Pick<RowProps, 'reading' | 'row'>) {
  if (!row)
    return (
      <span className="flex items-center gap-1.5 text-muted">
        <CircleMinus size={15} aria-hidden className="shrink-0" />
        {reading.ok ? 'not run' : describeProblem(reading.problem)}
      </span>
    );
  const { color, Icon } = LOOKS[row.state];
  return (
    <>
      <span className={`flex items-center gap-1.5 font-medium ${color}`}>
        <Icon size={15} aria-hidden className="shrink-0" />
        {row.state}
      </span>
      {row.reasons.map((reason) => (
        <span key={reason} className="block">
          {reason}
        </span>
      ))}
    </>
  );
}

/** Of a case that says nothing else. */
const OWN = 'its observed value';

function expectationText(reading: CaseReading): string {
  const expect = reading.ok ? reading.value.expect : undefined;
  if (!expect) return reading.ok && Object.values(reading.value.observed).some(Boolean) ? OWN : 'no error';
  const { result, verdict, causes, error } = expect;
  return [
    ...(result === undefined ? [] : [`the result ${result.length > 40 ? `${result.slice(0, 40)}…` : result}`]),
    ...(verdict === undefined ? [] : [`the verdict ${verdict}`]),
    ...(causes === undefined ? [] : [`the ${causes.length === 1 ? 'cause' : 'causes'} ${causes.join(', ')}`]),
    ...(error === undefined ? [] : [`the error ${error}`]),
  ].join('; ');
}

function summaryOf(rows: readonly (RunRow | undefined)[], total: number): string {
  const ran = rows.flatMap((row) => row ?? []);
  if (ran.length === 0) return '';
  const of = (state: RunRow['state']) => ran.filter((row) => row.state === state).length;
  return `${of('passed')} passed, ${of('failed')} failed, ${of('unusable')} unusable${ran.length < total ? `, ${total - ran.length} not run` : ''}.`;
}
