import type { Template, TemplatePart } from '../../core/scheme/template.ts';

/** An address as most requests have it: of a part that depends on a value, the form of all other values. For reading. */
export function usualAddress(origin: string | Template): string | Template {
  return typeof origin === 'string' ? origin : { parts: origin.parts.flatMap(usualParts) };
}

function usualParts(part: TemplatePart): readonly TemplatePart[] {
  if (typeof part === 'string' || 'group' in part) return [part];
  if (part.op === 'literal') return [String(part.param)];
  if (part.op === 'concat') return part.args.flatMap((one) => usualParts(one as typeof part));
  const otherwise = part.op === 'choose' ? part.args.at(-1) : undefined;
  return otherwise ? usualParts(otherwise as typeof part) : [part];
}
