import type { Inputs } from '../../core/recipe/evaluate.ts';
import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { spanText, utcText } from '../../core/scheme/time-words.ts';
import type { CheckRow } from '../../core/scheme/verify.ts';
import { clockField } from '../../ui/use-clock.ts';

/** A rising number need not be a time: these are, for some decades around now. */
const LOOKS = { seconds: /^\d{9,11}$/, milliseconds: /^\d{12,14}$/ };

/**
 * How old the times among the evidence are. Told, not judged: where no check of the scheme says how old
 * is too old, neither do we.
 */
export function ageRows(operation: Operation, inputs: Inputs, now: number | undefined): CheckRow[] {
  return operation.fields.flatMap((field) => {
    const unit = FIELD_KINDS[field.kind].now;
    const text = inputs[field.name] ?? '';
    if (!unit || field.name === clockField(operation) || !LOOKS[unit].test(text)) return [];
    const seconds = Number(text) / (unit === 'seconds' ? 1 : 1000);
    const measured = `${utcText(seconds)}${awayText(seconds, now)}; not judged: no limit is set here`;
    return [{ name: `age of ${field.name}`, code: 'age', state: 'skipped' as const, measured, says: '' }];
  });
}

function awayText(seconds: number, now: number | undefined): string {
  if (now === undefined) return '';
  const span = spanText(Math.abs(seconds - now));
  return seconds > now ? `, in ${span}` : `, ${span} ago`;
}
