import { Eraser, Stethoscope } from 'lucide-react';

import type { Problem } from '../../core/problem.ts';
import type { Operation, Scheme } from '../../core/scheme/define.ts';
import { emptySecrets } from '../../core/scheme/empty-secrets.ts';
import { observedLabel, observedName } from '../../core/scheme/verify.ts';
import { observedProblem } from '../../doctor/observed.ts';
import { Button } from '../../ui/button.tsx';
import type { Evidence } from '../../ui/evidence.ts';
import { EvidenceField } from '../../ui/evidence-field.tsx';
import { FieldNames } from '../../ui/field-name.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isExaminable, type Patient } from './patient.ts';
import { Select } from '../../ui/select.tsx';
import { useDoctor } from './store.ts';

interface CaseSectionProps {
  schemes: readonly Scheme[];
  patient: Patient;
  onDiagnose: () => void;
}

/** The case in fields, named as the vendor names them. */
export function CaseSection({ schemes, patient: { scheme, operation }, onDiagnose }: CaseSectionProps) {
  const evidence = useFields();
  const result = observedName(operation) ?? '';
  return (
    <Section title="Fields" tools={<Clear />}>
      <Place schemes={schemes} patient={{ scheme, operation }} />
      <div className="mt-5 space-y-5">
        {operation.fields
          .filter(({ name }) => name !== result)
          .map((field) => (
            <EvidenceField key={`${operation.id}/${field.name}`} field={field} evidence={evidence} />
          ))}
        <TextField
          name={observedLabel(operation, 'Observed')}
          help={
            operation.result ? 'What your code printed, as it printed it.' : 'What was received, as it was received.'
          }
          value={evidence.observed}
          problems={observedProblems(operation, evidence)}
          onChange={evidence.observe}
        />
      </div>
      <Actions empty={emptySecrets(operation, evidence.inputs)} onDiagnose={onDiagnose} />
    </Section>
  );
}

/** Told at the field, before anything is searched. */
const observedProblems = (operation: Operation, { inputs, observed }: Evidence): readonly Problem[] => {
  const problem = observedProblem(operation, inputs, observed);
  return problem ? [problem] : [];
};

interface ActionsProps {
  /** Names of the secrets that nobody has entered: code without one is found, too, but seldom what is wrong. */
  empty: readonly string[];
  onDiagnose: () => void;
}

function Actions({ empty, onDiagnose }: ActionsProps) {
  const isRunning = useDoctor(({ finding }) => finding.is === 'running');
  const isEmpty = useDoctor(({ observed }) => observed === '');
  return (
    <div className="sticks-below sticky bottom-0 -mx-4 mt-5 -mb-4 flex flex-wrap items-center gap-2 rounded-b-lg border-t border-line bg-surface px-4 py-3">
      {!isEmpty && empty.length > 0 && (
        <p className="w-full text-small leading-5">
          Still empty: <FieldNames names={empty} />. No request carries it.
        </p>
      )}
      <Button look="primary" onClick={onDiagnose} disabled={isEmpty} aria-keyshortcuts="Control+Enter Meta+Enter">
        <Stethoscope size={15} aria-hidden="true" /> Diagnose
      </Button>
      {isRunning && <Button onClick={() => useDoctor.getState().cancel()}>Cancel</Button>}
      <span className="ml-auto hidden text-small text-muted sm:inline">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd>
      </span>
    </div>
  );
}

function Clear() {
  const isEmpty = useDoctor(
    ({ inputs, observed }) => observed === '' && Object.values(inputs).every((value) => value === ''),
  );
  return (
    <Button onClick={() => useDoctor.getState().change({ inputs: {}, observed: '' })} disabled={isEmpty}>
      <Eraser size={15} aria-hidden="true" /> Clear
    </Button>
  );
}

function Place({ schemes, patient: { scheme, operation } }: Pick<CaseSectionProps, 'schemes' | 'patient'>) {
  const change = useDoctor((state) => state.change);
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3">
      <Select
        name="Scheme"
        value={scheme.card.id}
        options={schemes.map(({ card }) => ({ value: card.id, name: card.name }))}
        onChange={(id) => change({ scheme: id, operation: '' })}
      />
      <Select
        name="Operation"
        value={operation.id}
        options={scheme.operations.filter(isExaminable).map(({ id, title }) => ({ value: id, name: title }))}
        onChange={(id) => change({ operation: id })}
      />
    </div>
  );
}

/** The store as what the shared field component edits. */
function useFields(): Evidence {
  const inputs = useDoctor((state) => state.inputs);
  const observed = useDoctor((state) => state.observed);
  const change = useDoctor((state) => state.change);
  const put = (name: string, value: string) => change({ inputs: { ...inputs, [name]: value } });
  return {
    inputs,
    observed,
    edit: ({ name }, value) => put(name, value),
    choose: ({ name }, value) => put(name, value),
    drop: (name) => change({ inputs: Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== name)) }),
    observe: (value) => change({ observed: value }),
    load: (next, value) => change({ inputs: next, observed: value }),
    sign: () => {},
  };
}
