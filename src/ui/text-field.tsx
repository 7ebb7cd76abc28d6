import { useId, type ReactNode } from 'react';

import { describeProblem, type Problem } from '../core/problem.ts';
import { ExactTextarea } from './exact-textarea.tsx';
import { InvisibleLine } from './invisible-line.tsx';
import { isLarge, LargeText } from './large-text.tsx';
import { ProblemLine } from './problem-line.tsx';
import { Spoken } from './spoken.tsx';

interface TextFieldProps {
  /** Of the textarea, where something may stand in its place. */
  id?: string;
  name: string;
  /** A name of ours, not the vendor's: in the type of the page. */
  isOurs?: boolean;
  help: string;
  value: string;
  onChange: (value: string) => void;
  problems?: readonly Problem[];
  multiline?: boolean;
  masked?: boolean;
  placeholder?: string;
  /** Which whole requests it takes by itself; one of another form can be read into all fields. */
  reads?: 'raw' | 'all';
  /** Beside the name: buttons. */
  tools?: ReactNode;
}

const NONE: readonly Problem[] = [];

/**
 * A labelled text, kept to the character, with help and what is to be said about it. One that is too long to be laid
 * out is told about instead.
 */
export function TextField({
  id,
  name,
  isOurs = false,
  help,
  tools,
  problems = NONE,
  multiline = false,
  reads,
  ...input
}: TextFieldProps) {
  const own = useId();
  const ids = { input: id ?? own, help: useId(), problems: useId() };
  return (
    <div data-field={name} data-reads={reads}>
      <Name inputId={ids.input} isOurs={isOurs} tools={tools}>
        {name}
      </Name>
      <p id={ids.help} className="mb-1.5 text-small leading-5 text-muted">
        {help}
      </p>
      {isLarge(input.value) ? (
        <LargeText
          id={ids.input}
          name={name}
          value={input.value}
          isHidden={input.masked === true}
          onChange={input.onChange}
        />
      ) : (
        <ExactTextarea
          id={ids.input}
          multiline={multiline}
          aria-describedby={problems.length > 0 ? `${ids.help} ${ids.problems}` : ids.help}
          aria-invalid={problems.some(({ severity }) => severity === 'error') || undefined}
          {...input}
        />
      )}
      <Problems
        id={ids.problems}
        inputId={ids.input}
        problems={problems}
        value={input.value}
        isHidden={input.masked === true}
      />
    </div>
  );
}

interface NameProps extends Pick<TextFieldProps, 'isOurs' | 'tools'> {
  inputId: string;
  children: string;
}

function Name({ inputId, isOurs, tools, children }: NameProps) {
  return (
    <div className="flex min-h-8 items-center gap-2">
      <label htmlFor={inputId} className={`min-w-0 text-sm font-semibold wrap-anywhere ${isOurs ? '' : 'font-mono'}`}>
        {children}
      </label>
      {tools && <div className="ml-auto flex items-center gap-1">{tools}</div>}
    </div>
  );
}

interface ProblemsProps {
  id: string;
  inputId: string;
  problems: readonly Problem[];
  value: string;
  isHidden: boolean;
}

/** What is to be said about the text, shown and spoken. */
function Problems({ id, inputId, problems, value, isHidden }: ProblemsProps) {
  return (
    <>
      <div id={id} className="mt-1 grid gap-1 empty:hidden">
        {problems.map((problem) => (
          <div key={problem.code}>
            <ProblemLine problem={problem} />
            {!isLarge(value) && (
              <InvisibleLine code={problem.code} value={value} inputId={inputId} isHidden={isHidden} />
            )}
          </div>
        ))}
      </div>
      <Spoken text={problems.map(describeProblem).join(' ')} />
    </>
  );
}
