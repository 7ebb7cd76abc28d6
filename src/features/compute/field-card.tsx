import { useEffect, useId, useMemo, useState } from 'react';

import { describeProblem, type Problem } from '../../core/problem.ts';
import { FIELD_KINDS, type FieldDef } from '../../core/scheme/fields.ts';
import { checkLiveToken } from '../../core/scheme/live-secrets.ts';
import { awayText, timeIn, utcText } from '../../core/scheme/time-words.ts';
import { count } from '../../ui/count.ts';
import { useEnvironment } from '../../ui/environment.tsx';
import { ExactTextarea } from '../../ui/exact-textarea.tsx';
import { InvisibleLine } from '../../ui/invisible-line.tsx';
import { useKeyRefusal } from '../../ui/key-refusal.ts';
import { isLarge } from '../../ui/large-text.tsx';
import { LearnLink } from '../../ui/learn-link.tsx';
import { ProblemLine } from '../../ui/problem-line.tsx';
import { Spoken } from '../../ui/spoken.tsx';
import { BigField } from './big-field.tsx';
import { useHidden, usePanel, useTarget } from './context.ts';
import { DrawnValue } from './drawn-value.tsx';
import { FieldTools } from './field-tools.tsx';
import { useLit } from './lit.ts';
import { useComputeStore } from './store.ts';
import { tintOf } from './tint.ts';
import { useByteCount, useFileDrop } from './big-values.ts';

/** One input: its name, what it is, the value to the byte, and what is to be said about it. */
export function FieldCard({ field }: { field: FieldDef }) {
  const { id } = useTarget();
  const value = usePanel((panel) => panel.inputs[field.name] ?? field.initial ?? '');
  const ids = { label: useId(), help: useId(), problems: useId() };
  const inputId = `${ids.label}-input`;
  const { problems, calm } = useProblems(field, value);
  const light = useLight(field.name);
  return (
    <div {...light} data-field={field.name} className="field-card rounded-md">
      <Head field={field} labelId={ids.label} inputId={inputId} />
      <p className="mb-1.5 text-small leading-5 text-muted">
        <span id={ids.help}>{field.help}</span> <LearnLink {...id} kind="field" name={field.name} />
      </p>
      <FieldInput
        field={field}
        value={value}
        inputId={inputId}
        describedBy={problems.length > 0 ? `${ids.help} ${ids.problems}` : ids.help}
        isInvalid={!calm && problems.some((problem) => problem.severity === 'error')}
      />
      <DrawnValue field={field} value={value} />
      <div className="mt-1 flex items-start justify-between gap-x-3 gap-y-1 max-sm:flex-wrap">
        <div id={ids.problems} className="grid min-w-0 gap-1 not-empty:max-sm:basis-full">
          <WhichTime field={field} value={value} />
          {problems.map((problem) => (
            <FieldProblem
              key={problem.code}
              problem={problem}
              field={field}
              value={value}
              inputId={inputId}
              calm={calm}
            />
          ))}
        </div>
        <Measure value={value} />
      </div>
      <Spoken text={calm ? '' : problems.map(describeProblem).join(' ')} />
    </div>
  );
}

/** The field lights up the bytes that came from it, and is lit up when somebody points at such bytes. */
function useLight(name: string) {
  const isLit = useLit((state) => state.places.some((place) => place.field === name));
  const lightField = useLit((state) => state.lightField);
  const light = () => lightField(name);
  const dim = () => lightField(undefined);
  return { onPointerEnter: light, onPointerLeave: dim, onFocus: light, onBlur: dim, 'data-lit': isLit || undefined };
}

/** The name, with the letter and the colour that the field's bytes have in the steps. */
function Head({ field, labelId, inputId }: { field: FieldDef; labelId: string; inputId: string }) {
  const { operation } = useTarget();
  const { className, letter } = tintOf(operation, field.name);
  return (
    <div className="flex min-h-8 items-center gap-2">
      <span aria-hidden="true" className={`${className} rounded-sm px-1 text-sm leading-5`}>
        {letter}
      </span>
      <label id={labelId} htmlFor={inputId} className="min-w-0 font-mono text-sm font-semibold wrap-anywhere">
        {field.name}
      </label>
      <FieldTools field={field} />
    </div>
  );
}

interface FieldProblemProps {
  problem: Problem;
  field: FieldDef;
  value: string;
  inputId: string;
  calm: boolean;
}

/** What is wrong; of what the eye would miss, where it stands. */
function FieldProblem({ problem, field, value, inputId, calm }: FieldProblemProps) {
  const isHidden = useHidden(field);
  const isOpened = usePanel((panel) => panel.opened.has(field.name));
  const isShown = isOpened || !isLarge(value);
  return (
    <div>
      <ProblemLine problem={problem} calm={calm} />
      {isShown && <InvisibleLine code={problem.code} value={value} inputId={inputId} isHidden={isHidden} />}
    </div>
  );
}

function FieldInput({
  field,
  value,
  inputId,
  describedBy,
  isInvalid,
}: {
  field: FieldDef;
  value: string;
  inputId: string;
  describedBy: string;
  isInvalid: boolean;
}) {
  const { id } = useTarget();
  const isHidden = useHidden(field);
  const isOpened = usePanel((panel) => panel.opened.has(field.name));
  const { change, refused, times } = useKeyRefusal(field, (next) => useComputeStore.getState().edit(id, field, next));
  const file = useFileDrop(change);
  const isMultiline = FIELD_KINDS[field.kind].shape === 'multiline';
  if (isLarge(value) && !isOpened) return <BigField {...{ field, value, inputId }} onChange={change} />;
  return (
    <>
      <ExactTextarea
        key={times}
        id={inputId}
        value={value}
        onChange={change}
        multiline={isMultiline}
        masked={isHidden}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        onBlur={() => useComputeStore.getState().visit(id, field.name)}
        {...(isMultiline ? { onFile: (dropped: File) => void file.read(dropped) } : {})}
      />
      {file.refused && <ProblemLine problem={file.refused} />}
      {refused && <ProblemLine problem={refused} />}
    </>
  );
}

/** How long the value is. */
function Measure({ value }: { value: string }) {
  const bytes = useByteCount(value);
  return (
    <span className="ml-auto shrink-0 text-xs leading-5 text-muted tabular-nums">
      {bytes === undefined ? 'counting…' : count(bytes, 'byte')}
    </span>
  );
}

/** Of a number that is a time: which one, and how far away. */
function WhichTime({ field, value }: { field: FieldDef; value: string }) {
  const unit = FIELD_KINDS[field.kind].now;
  const seconds = unit === 'seconds' && /^\d{1,11}$/.test(value) ? Number(value) : unit && timeIn(value, unit);
  if (seconds === undefined) return null;
  return (
    <p className="text-xs leading-5 text-muted tabular-nums">
      {utcText(seconds)}, <Away seconds={seconds} />
    </p>
  );
}

/** How often it is looked at how old a time is, in milliseconds. */
const LOOK = 5000;
/** What is nearer is told as one thing: it would be another at every look. In seconds. */
const NEAR = 60;

/** How far a time is from the clock, in Unix seconds, kept up to date. */
function Away({ seconds }: { seconds: number }) {
  const environment = useEnvironment();
  const [now, setNow] = useState(() => environment.now());
  useEffect(() => {
    const look = () => setNow(environment.now());
    look();
    const timer = setInterval(look, LOOK);
    return () => clearInterval(timer);
  }, [environment]);
  const away = seconds - Math.floor(now / 1000);
  return Math.abs(away) < NEAR ? 'now' : awayText(seconds, Math.floor(now / 1000));
}

/** What the trace says of this field. An empty field that nobody has been at yet is told so calmly. */
function useProblems(
  field: FieldDef,
  value: string,
): { readonly problems: readonly Problem[]; readonly calm: boolean } {
  const all = usePanel((panel) => panel.traced?.view.problems);
  const isVisited = usePanel((panel) => panel.visited.has(field.name));
  const { now } = useEnvironment();
  const problems = useMemo(() => {
    const own = all?.filter((problem) => problem.field === field.name) ?? [];
    return own.length > 0 ? own : checkLiveToken(value, field.name, now());
  }, [all, field.name, value, now]);
  if (value !== '') return { problems, calm: false };
  return isVisited ? { problems, calm: false } : { problems: [], calm: true };
}
