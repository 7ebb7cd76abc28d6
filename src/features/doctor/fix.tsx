import { useCallback, useState } from 'react';

import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { Operation } from '../../core/scheme/define.ts';
import type { ExplanationView } from '../../workers/doctor-view.ts';
import { factsOf } from '../../doctor/code/facts.ts';
import { codeFixes, LANGUAGES } from '../../doctor/code/index.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useLanguage } from '../../ui/language.ts';
import { Select } from '../../ui/select.tsx';
import { WithDigests } from '../../ui/with-digests.tsx';

interface FixProps {
  explanation: ExplanationView;
  operation: Operation;
  computed?: string | undefined;
  observed?: string | undefined;
}

/** What to do, in words and as a change of code in the chosen language. */
export function Fix({ explanation, computed, observed, operation }: FixProps) {
  const { phrases, fix, causes, languages } = explanation;
  const chosen = LANGUAGES.find(({ value }) => value === useLanguage.getState().language)?.value;
  const [own] = languages;
  const [language, setLanguage] = useState<CodeLanguage>(own ?? chosen ?? 'javascript');
  const changes = codeFixes(causes, language, {
    phrases,
    facts: factsOf(operation),
    ...(computed === undefined ? {} : { computed }),
    ...(observed === undefined ? {} : { observed }),
  });
  const change = (next: string) => {
    const known = LANGUAGES.find(({ value }) => value === next)?.value;
    if (!known) return;
    setLanguage(known);
    useLanguage.setState({ language: known });
  };
  return (
    <>
      <h2 className="mt-6 mb-2 section-title">The fix</h2>
      <p className="max-w-prose leading-6">
        <WithDigests text={fix} />
      </p>
      {changes.length > 0 && (
        <div className="mt-3">
          <div className="mb-2 max-w-44">
            <Select name="Language" value={language} options={LANGUAGES} onChange={change} />
          </div>
          {changes.map(({ before, after }, i) => (
            <Change
              key={before}
              name={i === 0 ? 'Code change' : `Code change ${i + 1}`}
              before={before}
              after={after}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** What to take out and what to write. Copy takes what to write: the other half is in their code already. */
function Change({ name, before, after }: { name: string; before: string; after: string }) {
  const written = useCallback(() => after, [after]);
  return (
    <div className="relative mt-2 rounded-md border border-line bg-sunken">
      <pre
        role="region"
        aria-label={name}
        tabIndex={0}
        className="rounded-md py-2 font-mono text-small leading-6 wrap-anywhere whitespace-pre-wrap"
      >
        <Lines text={before} sign="−" word="Remove" look="bg-bad-soft" />
        <Lines text={after} sign="+" word="Write" look="bg-ok-soft" />
      </pre>
      <div className="absolute right-0 bottom-1 p-1">
        <CopyButton label={`Copy ${name.toLowerCase()}`} text={written} />
      </div>
    </div>
  );
}

function Lines({ text, sign, word, look }: { text: string; sign: string; word: string; look: string }) {
  return text.split('\n').map((line, i) => (
    <code key={i} className={`block pr-10 pl-8 -indent-5 ${look}`}>
      <span aria-hidden="true" className="mr-2 inline-block w-3 text-center indent-0 select-none">
        {sign}
      </span>
      <span className="sr-only">{word}: </span>
      {line}
    </code>
  ));
}
