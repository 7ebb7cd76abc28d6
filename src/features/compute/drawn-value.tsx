import { memo, useMemo } from 'react';

import { findInvisible, type Invisible } from '../../core/bytes/invisible.ts';
import { invisiblePlace } from '../../core/bytes/invisible-place.ts';
import { FIELD_KINDS, type FieldDef } from '../../core/scheme/fields.ts';
import { drawMarks, hasGlyphs } from '../../ui/draw.ts';
import { Drawn } from '../../ui/drawn.tsx';
import { isLarge } from '../../ui/large-text.tsx';
import { useHidden } from './context.ts';

/** How much of a value is drawn below its field. */
const LENGTH = 400;

/** The value with everything invisible drawn; shown only when there is something the eye would miss. */
export const DrawnValue = memo(function DrawnValue({ field, value }: { field: FieldDef; value: string }) {
  const isHidden = useHidden(field);
  const marks = useMemo(() => marksOf(field, value), [field, value]);
  if (!marks) return null;
  return (
    <p
      aria-label={`${field.name}, drawn`}
      role="note"
      className={`mt-1 rounded-sm bg-sunken px-2 py-1 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap text-muted ${isHidden ? 'masked' : ''}`}
    >
      <Drawn marks={marks} />
    </p>
  );
});

function marksOf(field: FieldDef, value: string) {
  const { shape } = FIELD_KINDS[field.kind];
  if (value === '' || shape === 'choice' || isLarge(value)) return undefined;
  const isWhole = value.length <= LENGTH;
  // Line breaks and accents are nothing unusual in a body: there, only what is suspicious is drawn. In a long one
  // the warning itself draws what stands somewhere within.
  const isSuspicious = ({ code }: Invisible) => isWhole || !invisiblePlace(value, code);
  const isWorthIt = shape === 'multiline' ? findInvisible(value, 'multiline').some(isSuspicious) : hasGlyphs(value);
  if (!isWorthIt) return undefined;
  return drawMarks(value, 0, Math.min(LENGTH, value.length), isWhole);
}
