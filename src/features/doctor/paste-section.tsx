import { useState } from 'react';

import type { Problem } from '../../core/problem.ts';
import { emptySecrets } from '../../core/scheme/empty-secrets.ts';
import type { Scheme, Vector } from '../../core/scheme/define.ts';
import { count } from '../../ui/count.ts';
import { textOf } from '../../ui/large-file.ts';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { FieldNames } from '../../ui/field-name.tsx';
import { RawFindings, type Findings } from '../../ui/raw-findings.tsx';
import { Section } from '../../ui/section.tsx';
import { Samples } from '../../ui/samples.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tooLarge } from '../../workers/import-client.ts';
import { usePaste, type Paste } from './paste.ts';
import type { RequestCase } from './request-case.ts';
import { Select } from '../../ui/select.tsx';
import { namedSamples } from './samples.ts';
import { useDoctor } from './store.ts';

/** A box for a whole case: it fills everything below. Files can be dropped on it. */
export function PasteSection({ schemes }: { schemes: readonly Scheme[] }) {
  const paste = usePaste(schemes);
  const { request } = paste;
  const [dropping] = useState(oneAtATime);
  const drop = async (file: File) => {
    const signal = dropping.next();
    const refused = tooLarge(file);
    if (refused) return paste.refuse(refused);
    const content = await textOf(file);
    if (signal.aborted) return;
    if (content === undefined) paste.refuse(notText(file.name));
    else paste.take(content);
  };
  return (
    <Section title="A case" tools={<SampleButton schemes={schemes} onLoad={paste.clear} />}>
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          if (!file) return;
          event.preventDefault();
          void drop(file);
        }}
      >
        <TextField
          name="Paste a case"
          isOurs
          reads="all"
          help="A request as curl, fetch(), raw HTTP or HAR, a case file, or several in one (JSON Lines); drop a file here. It fills the fields below."
          value={paste.text}
          onChange={(next) => paste.take(next)}
          placeholder={'{"scheme": "…", "operation": "…", "inputs": {…}, "observed": {…}}'}
          problems={paste.refused ? [paste.refused] : []}
        />
      </div>
      <p role="status" className="mt-2 text-small text-muted empty:hidden">
        {paste.isReading && 'Reading…'}
      </p>
      <Several paste={paste} />
      {request?.pasted.ok && <RequestRead request={request} pasted={request.pasted} />}
    </Section>
  );
}

/** To choose from, when there is more than one in the text. */
function Several({ paste: { several, text, chosen = 0, take } }: { paste: Paste }) {
  if (!several) return null;
  const { are, names } = several;
  return (
    <div className="mt-3">
      <Select
        name={are}
        value={String(chosen)}
        options={names.map((name, i) => ({ value: String(i), name }))}
        onChange={(value) => take(text, Number(value))}
      />
      <p className="mt-1 text-small text-muted">{count(names.length, are.toLowerCase())} in it.</p>
    </div>
  );
}

/** What a request gave, and what no request carries. */
function RequestRead({ request, pasted }: { request: RequestCase; pasted: Findings }) {
  const secrets = emptySecrets(request.operation, request.inputs);
  return (
    <>
      <RawFindings pasted={pasted} />
      {secrets.length > 0 && (
        <p className="mt-2 text-small leading-5">
          No request carries the secret: enter <FieldNames names={secrets} /> below.
        </p>
      )}
    </>
  );
}

/** Mistakes of others, to see what an answer looks like. */
function SampleButton({ schemes, onLoad }: { schemes: readonly Scheme[]; onLoad: () => void }) {
  const load = async () => namedSamples((await import('./samples.json')).default, schemes);
  const take = async ({ id }: Vector) => {
    const sample = (await load()).find((candidate) => candidate.id === id);
    if (!sample) return;
    const { scheme, operation, inputs, observed = {} } = sample;
    onLoad();
    useDoctor.getState().change({ scheme, operation, inputs, observed: Object.values(observed)[0] ?? '' });
  };
  return <Samples load={load} onLoad={(sample) => void take(sample)} />;
}

function notText(name: string): Problem {
  return {
    code: 'file-not-utf8',
    severity: 'error',
    expected: 'a file of UTF-8 text',
    got: `other bytes in ${name}`,
    fix: 'A case is JSON. Save it as UTF-8.',
  };
}
