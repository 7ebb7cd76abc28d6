import { useState } from 'react';

import type { Case, CaseReading } from '../../cases/case.ts';
import { readCases } from '../../cases/pack.ts';
import { decodeUtf8 } from '../../core/bytes/text.ts';
import type { Problem } from '../../core/problem.ts';
import { findOperation, type Scheme, type Vector } from '../../core/scheme/define.ts';
import type { Pasted } from '../../core/scheme/pasted.ts';
import { observedName } from '../../core/scheme/verify.ts';
import { count } from '../../ui/count.ts';
import { RawFindings } from '../../ui/raw-findings.tsx';
import { Section } from '../../ui/section.tsx';
import { Samples } from '../../ui/samples.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isExaminable } from './patient.ts';
import { caseOfRequest, isRequest, type RequestCase } from './request-case.ts';
import { Select } from '../../ui/select.tsx';
import { namedSamples } from './samples.ts';
import { useDoctor } from './store.ts';

/** A box for a whole case: it fills everything below. Files can be dropped on it. */
export function PasteSection({ schemes }: { schemes: readonly Scheme[] }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [refused, setRefused] = useState<Problem>();
  const [request, setRequest] = useState<RequestCase>();
  const readings = text.trim() === '' || request ? [] : readCases(text);
  const take = (next: string, index: number) => {
    setText(next);
    setChosen(index);
    const raw = isRequest(next) ? caseOfRequest(next, schemes, useDoctor.getState()) : undefined;
    setRequest(raw);
    const reading = next.trim() === '' || raw ? undefined : readCases(next)[index];
    setRefused(raw ? fillRequest(raw) : reading && fill(reading, schemes));
  };
  const drop = async (file: File) => {
    const content = decodeUtf8(new Uint8Array(await file.arrayBuffer()));
    if (content === undefined) setRefused(notText(file.name));
    else take(content, 0);
  };
  return (
    <Section title="A case" tools={<SampleButton schemes={schemes} onLoad={() => setText('')} />}>
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
          help="A case file, several in one (JSON or JSON Lines), or a raw HTTP request; drop a file here. It fills the fields below."
          value={text}
          onChange={(next) => take(next, 0)}
          placeholder={'{"scheme": "…", "operation": "…", "inputs": {…}, "observed": {…}}'}
          problems={refused ? [refused] : []}
        />
      </div>
      {request?.pasted.ok && <RequestRead request={request} pasted={request.pasted} />}
      {readings.length > 1 && (
        <div className="mt-3">
          <Select
            name="Case"
            value={String(chosen)}
            options={readings.map((reading, i) => ({ value: String(i), name: titleOf(reading, i) }))}
            onChange={(value) => take(text, Number(value))}
          />
          <p className="mt-1 text-small text-muted">{count(readings.length, 'case')} in there.</p>
        </div>
      )}
    </Section>
  );
}

/** What a request gave, and what no request carries. */
function RequestRead({ request, pasted }: { request: RequestCase; pasted: Extract<Pasted, { ok: true }> }) {
  const secrets = request.operation.fields.filter(({ name, secret }) => secret === true && !request.inputs[name]);
  return (
    <>
      <RawFindings pasted={pasted} />
      {secrets.length > 0 && (
        <p className="mt-2 text-small leading-5">
          No request carries the secret: enter{' '}
          <span className="font-mono font-semibold">{secrets.map(({ name }) => name).join(', ')}</span> below.
        </p>
      )}
    </>
  );
}

function fillRequest({ pasted, scheme, operation, inputs, observed }: RequestCase): Problem | undefined {
  if (!pasted.ok) return pasted.problem;
  useDoctor.getState().change({ scheme, operation: operation.id, inputs, observed });
  return undefined;
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

/** Puts a case on the screen, or says why it cannot be put there. */
function fill(reading: CaseReading, schemes: readonly Scheme[]): Problem | undefined {
  if (!reading.ok) return reading.problem;
  const { scheme: schemeId, operation: operationId, inputs, observed } = reading.value;
  const scheme = schemes.find(({ card }) => card.id === schemeId);
  const operation = scheme && findOperation(scheme, operationId);
  if (!operation || !isExaminable(operation)) return unknown(reading.value, schemes);
  const value = observed[observedName(operation) ?? ''] ?? Object.values(observed)[0] ?? '';
  useDoctor.getState().change({ scheme: schemeId, operation: operationId, inputs, observed: value });
  return undefined;
}

function unknown({ scheme, operation }: Case, schemes: readonly Scheme[]): Problem {
  const known = schemes.flatMap(({ card, operations }) =>
    operations.filter(isExaminable).map(({ id }) => `${card.id}/${id}`),
  );
  return {
    code: 'unknown-operation',
    severity: 'error',
    expected: `one of ${known.join(', ')}`,
    got: `${scheme}/${operation}`,
    fix: 'Choose the scheme and the operation below, and fill in the fields.',
  };
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

function titleOf(reading: CaseReading, index: number): string {
  const id = reading.ok ? reading.value.id : reading.id;
  return `${index + 1}${id === undefined ? '' : `: ${id}`}${reading.ok ? '' : ' (unreadable)'}`;
}
