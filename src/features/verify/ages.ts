import type { Inputs } from '../../core/recipe/evaluate.ts';
import { fieldsIn } from '../../core/recipe/expression.ts';
import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { awayText, timeIn, utcText } from '../../core/scheme/time-words.ts';
import type { CheckRow } from '../../core/scheme/verify.ts';

/**
 * How old the times among the evidence are that no check judges. Told, not judged: where no check of the
 * scheme says how old is too old, neither do we.
 */
export function ageRows(operation: Operation, inputs: Inputs, now: number | undefined): CheckRow[] {
  const judged = new Set(
    operation.verifier?.checks.flatMap(({ test }) =>
      test.is === 'time' ? [...fieldsIn(test.claims), ...fieldsIn(test.now)] : [],
    ),
  );
  return operation.fields.flatMap((field) => {
    const unit = FIELD_KINDS[field.kind].now;
    const seconds = unit && timeIn(inputs[field.name] ?? '', unit);
    if (seconds === undefined || judged.has(field.name)) return [];
    const away = now === undefined ? '' : `, ${awayText(seconds, now)}`;
    const measured = `${utcText(seconds)}${away}; not checked: no limit is set here`;
    return [{ name: `age of ${field.name}`, code: 'age', state: 'skipped' as const, measured, says: '' }];
  });
}
