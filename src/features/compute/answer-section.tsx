import { ArrowRight } from 'lucide-react';
import { useMemo, useState } from 'react';

import { findOperation, type Answer, type NextUse } from '../../core/scheme/define.ts';
import { spanText, utcText } from '../../core/scheme/time-words.ts';
import { buttonLook } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useEnvironment } from '../../ui/environment.tsx';
import { RevealButton } from '../../ui/reveal-button.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePanel, useTarget } from './context.ts';
import { panelOf, useComputeStore } from './store.ts';

type Members = Readonly<Record<string, string>>;

/** The answer to the request, pasted: what is in it, until when it is good, and what it opens. */
export function AnswerSection({ answer }: { answer: Answer }) {
  const { id } = useTarget();
  const raw = usePanel((panel) => panel.answer);
  const [isShown, setShown] = useState(false);
  const reading = useMemo(() => (raw.trim() === '' ? undefined : answer.read(raw)), [raw, answer]);
  return (
    <Section title={answer.title}>
      <TextField
        name="answer"
        help={`The JSON that came back, whole. ${answer.says}`}
        value={raw}
        onChange={(next) => useComputeStore.getState().answered(id, next)}
        multiline
        masked={!isShown}
        problems={reading && !reading.ok ? [reading.problem] : []}
        tools={<RevealButton name="answer" isShown={isShown} onToggle={() => setShown(!isShown)} />}
      />
      {reading?.ok && (
        <>
          <MemberList answer={answer} members={reading.members} isShown={isShown} />
          <div className="mt-4 flex flex-wrap gap-2">
            {answer.next.map((next) => (
              <Next key={next.title} next={next} members={reading.members} />
            ))}
          </div>
        </>
      )}
    </Section>
  );
}

function MemberList({ answer, members, isShown }: { answer: Answer; members: Members; isShown: boolean }) {
  return (
    <dl aria-label="Members" className="mt-3 divide-y divide-line rounded-md border border-line">
      {Object.entries(members).map(([name, value]) => (
        <div key={name} className="flex min-h-9 items-center gap-3 py-0.5 pr-1 pl-3">
          <dt className="w-36 shrink-0 font-mono text-xs wrap-anywhere text-muted max-sm:w-24">{name}</dt>
          <dd className="flex min-w-0 grow items-center gap-3 font-mono text-xs leading-5">
            <span className={`min-w-0 grow wrap-anywhere ${name === answer.expires.member ? 'py-1' : 'line-clamp-2'}`}>
              {answer.secrets.includes(name) && !isShown ? '•'.repeat(12) : value}
              {name === answer.expires.member && <Expiry answer={answer} value={value} />}
            </span>
            <CopyButton label={`Copy ${name}`} text={() => value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** When it ends, as a time. Seconds from now are counted from when the answer was pasted. */
function Expiry({ answer: { expires }, value }: { answer: Answer; value: string }) {
  const { now } = useEnvironment();
  const [since] = useState(now);
  if (!/^\d{1,11}$/.test(value)) return null;
  const seconds = Number(value);
  if (expires.is === 'span') {
    const end = utcText(Math.floor(since / 1000) + seconds);
    return (
      <span className="font-sans text-muted">
        {' '}
        = {spanText(seconds)} from now, until {end}
      </span>
    );
  }
  const left = seconds - Math.floor(since / 1000);
  const says = left > 0 ? `in ${spanText(left)}` : `${spanText(-left)} ago`;
  return (
    <span className="font-sans text-muted">
      {' '}
      = {utcText(seconds)}, {says}: a point in time, not a duration
    </span>
  );
}

/** Puts members to use in another operation, and goes there. */
function Next({ next, members }: { next: NextUse; members: Members }) {
  const { id, scheme } = useTarget();
  const target = findOperation(scheme, next.operation);
  const [isDone, setDone] = useState(false);
  const filled = Object.entries(next.fills).flatMap(([field, member]) => {
    const value = members[member];
    return value === undefined ? [] : [[field, value] as const];
  });
  if (!target || filled.length < Object.keys(next.fills).length) return null;
  const isHere = target.id === id.operation;
  const carry = () => {
    const inputs = { ...next.sets, ...Object.fromEntries(filled) };
    const to = { scheme: id.scheme, operation: target.id };
    useComputeStore.getState().carry(to, inputs, inputs[target.verifier?.evidence ?? ''] ?? panelOf(to).observed);
    setDone(true);
  };
  return (
    <>
      <a
        href={`#/${id.scheme}/${target.id}`}
        onClick={carry}
        className={buttonLook(isHere ? 'outline' : 'primary', 'max-w-full shrink! py-1')}
      >
        {next.title} {!isHere && <ArrowRight size={15} aria-hidden="true" />}
      </a>
      <span role="status" className="self-center text-small text-ok empty:hidden">
        {isDone && isHere && `Filled in: ${[...Object.keys(next.fills), ...Object.keys(next.sets ?? {})].join(', ')}.`}
      </span>
    </>
  );
}
