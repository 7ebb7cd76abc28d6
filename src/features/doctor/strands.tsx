import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';

import type { Run } from '../../core/bytes/origin.ts';
import { findField, type Operation } from '../../core/scheme/define.ts';
import type { ChangedStep, Strand } from '../../workers/doctor-view.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/count.ts';
import { drawMarks } from '../../ui/draw.ts';
import { Drawn } from '../../ui/drawn.tsx';
import { segmentsOf, tintOf } from './segments.ts';

interface ChangedProps {
  changed: readonly ChangedStep[];
  operation: Operation;
}

/** Every step that came out otherwise: the right string and theirs, byte under byte. */
export function ChangedSteps({ changed, operation }: ChangedProps) {
  const [isShown, setShown] = useState(false);
  const told = changed.filter(({ isMixed }) => !isMixed);
  if (told.length === 0) return null;
  const fields = fieldsIn(told, operation);
  const hasSecrets = fields.some((name) => findField(operation, name)?.secret);
  return (
    <>
      <div className="mt-6 mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="section-title">Where it differs</h2>
        {hasSecrets && (
          <Button look="quiet" onClick={() => setShown(!isShown)}>
            {isShown ? <EyeOff size={15} aria-hidden="true" /> : <Eye size={15} aria-hidden="true" />}
            {isShown ? 'Hide secrets' : 'Show secrets'}
          </Button>
        )}
      </div>
      <div className="grid gap-4">
        {told.map((step) => (
          <Changed key={step.name} step={step} operation={operation} isShown={isShown} />
        ))}
      </div>
      <p className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-small text-muted">
        <span>
          <mark className="differs">abc</mark> differs
        </span>
        {fields.map((name) => (
          <span key={name}>
            <span className={tintOf(operation, name)}>{name}</span>
          </span>
        ))}
      </p>
    </>
  );
}

function Changed({ step, operation, isShown }: { step: ChangedStep; operation: Operation; isShown: boolean }) {
  const { name, form, at, from } = step;
  const unit = form === 'hex' ? 'byte' : 'character';
  const place = form === 'hex' ? Math.floor(at / 2) + 1 : at + 1;
  return (
    <div role="group" aria-label={name}>
      <p className="mb-1 flex flex-wrap items-baseline gap-x-3 text-small">
        <span className="font-mono font-semibold">{name}</span>
        <span className="text-muted">
          first different at {unit} {place}
          {form === 'hex' && ', shown in hex'}
        </span>
      </p>
      <div className="overflow-hidden rounded-md border border-line">
        <StrandView label="right" title="Right" strand={step.right} cut={from} {...{ name, operation, isShown }} />
        <StrandView
          label="theirs"
          title="Your code"
          strand={step.theirs}
          cut={from}
          {...{ name, operation, isShown }}
        />
      </div>
    </div>
  );
}

interface StrandProps {
  name: string;
  label: string;
  title: string;
  strand: Strand;
  cut: number;
  operation: Operation;
  isShown: boolean;
}

function StrandView({ name, label, title, strand, cut, operation, isShown }: StrandProps) {
  const end = cut + strand.text.length;
  return (
    <div className="grid border-line bg-sunken not-first:border-t sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <p className="px-3 pt-2 text-small leading-6 text-muted sm:pb-2">
        {title}
        <span className="ml-2 tabular-nums sm:ml-0 sm:block">{count(strand.total, 'character')}</span>
      </p>
      <div
        role="region"
        aria-label={`${name}, ${label}`}
        tabIndex={0}
        className="max-h-60 overflow-y-auto px-3 py-2 font-mono text-small leading-6 break-all whitespace-pre-wrap"
      >
        {cut > 0 && <span className="text-muted">… </span>}
        {strand.text === '' && <span className="font-sans text-muted italic">empty</span>}
        {segmentsOf(strand).map(({ start, stop, run, differs }) => (
          <Segment
            key={`${start}-${stop}`}
            text={strand.text}
            {...{ start, stop, differs, operation, isShown }}
            {...(run ? { run } : {})}
          />
        ))}
        {end < strand.total && <span className="text-muted"> …</span>}
      </div>
    </div>
  );
}

interface SegmentProps {
  text: string;
  start: number;
  stop: number;
  run?: Run;
  differs: boolean;
  operation: Operation;
  isShown: boolean;
}

function Segment({ text, start, stop, run, differs, operation, isShown }: SegmentProps) {
  if (start === stop) return <mark className="differs gap" title="Something is missing here" />;
  const [source] = run?.sources ?? [];
  const isHidden = !isShown && run?.sources.some(({ field }) => findField(operation, field)?.secret);
  const look = source ? tintOf(operation, source.field) : '';
  const drawn = <Drawn marks={drawMarks(text, start, stop, true)} />;
  const className = `${look} ${isHidden ? 'masked' : ''}`;
  return differs ? <mark className={`differs ${className}`}>{drawn}</mark> : <span className={className}>{drawn}</span>;
}

function fieldsIn(changed: readonly ChangedStep[], operation: Operation): string[] {
  const named = new Set(
    changed.flatMap(({ right, theirs }) =>
      [...right.runs, ...theirs.runs].flatMap(({ sources }) => sources.map(({ field }) => field)),
    ),
  );
  return operation.fields.map(({ name }) => name).filter((name) => named.has(name));
}
