import '../../ui/doc-table.css';
import './learn.css';
import { useCallback, type ReactNode } from 'react';

import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { errorsOf } from '../../core/scheme/errors.ts';
import { verifierOf } from '../../core/scheme/verify.ts';
import { loadSandbox, loadVectors } from '../../schemes/registry.ts';
import { loadPage, loadQuestions } from '../../schemes/texts.ts';
import { useLater } from '../../ui/later.ts';
import { Checks } from './checks.tsx';
import { Contents, usePlaceInAddress } from './contents.tsx';
import { ErrorTable } from './errors.tsx';
import { Example, exampleOf } from './example.tsx';
import { FieldTable } from './field-table.tsx';
import { Formula } from './formula.tsx';
import { Messages } from './message.tsx';
import { nameSteps } from './names.ts';
import { Prose } from './prose.tsx';
import { Questions } from './questions.tsx';
import { Section } from './section.tsx';
import { VectorTable } from './vector-table.tsx';

interface LearnPanelProps {
  readonly scheme: Scheme;
  readonly operation: Operation;
}

/** The operation as a document. All but the prose and the questions is read off the definition that computes it. */
export function LearnPanel({ scheme, operation }: LearnPanelProps) {
  const texts = useTexts(scheme.card.id, operation);
  usePlaceInAddress(texts !== undefined);
  const parts = [...definedParts(operation), ...(texts ? loadedParts(scheme, operation, texts) : [])];
  return (
    <div className="grid max-w-6xl gap-10">
      <Contents scheme={scheme.card.id} operation={operation.id} titles={parts.map(([title]) => title)} />
      {parts.map(([title, content]) => (
        <Section key={title} title={title}>
          {content}
        </Section>
      ))}
    </div>
  );
}

type Part = readonly [title: string, content: ReactNode];

/** What the definition says of itself. */
function definedParts(operation: Operation): readonly Part[] {
  const { steps, fields, coverageNotes } = operation;
  const verifier = verifierOf(operation);
  const names = nameSteps(steps);
  const parts: readonly (Part | false)[] = [
    steps.length > 0 && ['Formula', <Formula key="" operation={operation} names={names} />],
    ['Fields', <FieldTable key="" fields={fields} />],
    ['Where the result travels', <Messages key="" operation={operation} names={names} />],
    verifier !== undefined && ['How it is verified', <Checks key="" checks={verifier.checks} />],
    coverageNotes.length > 0 && ['What the signature leaves open', <Notes key="" notes={coverageNotes} />],
  ];
  return parts.filter((part) => part !== false);
}

/** What is loaded for this page alone. */
function loadedParts(scheme: Scheme, operation: Operation, texts: Texts): readonly Part[] {
  const { page, vectors, questions, sandbox } = texts;
  const example = exampleOf(operation, vectors);
  const errors = sandbox ? errorsOf(operation, sandbox) : [];
  const parts: readonly (Part | false)[] = [
    example !== undefined && ['Worked example', <Example key="" operation={operation} vector={example} />],
    errors.length > 0 && ['What the sandbox refuses', <ErrorTable key="" rows={errors} />],
    questions.length > 0 && ['Questions', <Questions key="" questions={questions} />],
    [`About ${scheme.card.name}`, <Prose key="" markdown={page} />],
    vectors.length > 0 && ['Published values', <VectorTable key="" vectors={vectors} />],
  ];
  return parts.filter((part) => part !== false);
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <ul className="grid max-w-prose list-disc gap-2 pl-5">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

type Texts = Awaited<ReturnType<typeof loadTexts>>;

async function loadTexts(scheme: string, operation: string) {
  const [page, vectors, questions, sandbox] = await Promise.all([
    loadPage(scheme),
    loadVectors(scheme, operation),
    loadQuestions(scheme, operation),
    loadSandbox(scheme),
  ]);
  return { page, vectors, questions, sandbox };
}

/** What is loaded for this screen alone: prose, questions, the sandbox's rules and the published values. */
function useTexts(scheme: string, { id }: Operation): Texts | undefined {
  return useLater(useCallback(() => loadTexts(scheme, id), [scheme, id]));
}
