import type { Inputs } from '../../core/recipe/evaluate.ts';
import { fieldsIn } from '../../core/recipe/expression.ts';
import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { spanText, utcText } from '../../core/scheme/time-words.ts';
import type { CheckRow } from '../../core/scheme/verify.ts';

/** A rising number need not be a time: these are, for some decades around now. */
const LOOKS = { seconds: /^\d{9,11}$/, milliseconds: /^\d{12,14}$/ };

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
    const text = inputs[field.name] ?? '';
    if (!unit || judged.has(field.name) || !LOOKS[unit].test(text)) return [];
    const seconds = Number(text) / (unit === 'seconds' ? 1 : 1000);
    const measured = `${utcText(seconds)}${awayText(seconds, now)}; not checked: no limit is set here`;
    return [{ name: `age of ${field.name}`, code: 'age', state: 'skipped' as const, measured, says: '' }];
  });
}

function awayText(seconds: number, now: number | undefined): string {
  if (now === undefined) return '';
  const span = spanText(Math.abs(seconds - now));
  return seconds > now ? `, in ${span}` : `, ${span} ago`;
}
