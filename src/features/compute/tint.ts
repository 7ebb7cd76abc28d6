import type { Run, Source } from '../../core/bytes/origin.ts';
import { findField, type Operation } from '../../core/scheme/define.ts';
import type { RunLook } from '../../ui/value-block.tsx';

/** There are six tints and patterns; the letter tells the seventh field from the first. */
const TINTS = 6;

export interface Tint {
  readonly className: string;
  /** a, b, … by the order of the operation's fields. */
  readonly letter: string;
}

/** How a field is marked wherever its bytes go. */
export function tintOf(operation: Operation, field: string): Tint {
  const index = Math.max(
    0,
    operation.fields.filter(({ kind }) => kind !== 'choice').findIndex(({ name }) => name === field),
  );
  return { className: `origin origin-${(index % TINTS) + 1}`, letter: String.fromCodePoint(0x61 + index) };
}

/** The look of a run: the tint of its first field; hidden when a secret that is not revealed shows in it. */
export function runLook(
  operation: Operation,
  revealed: ReadonlySet<string>,
  lit: string | undefined,
  { sources }: Run,
): RunLook {
  const [first] = sources;
  const isLit = sources.some((source) => source.field === lit);
  if (!first) return { className: '', tag: '', hidden: false, lit: false };
  if (first.diffuse)
    return {
      className: 'origin origin-mixed',
      tag: '',
      hidden: false,
      lit: isLit,
      title: `depends on all of ${namesOf(sources)}`,
    };
  const secret = sources.find((source) => findField(operation, source.field)?.secret && !revealed.has(source.field));
  const { className } = tintOf(operation, first.field);
  const tag = [...new Set(sources.map((source) => tintOf(operation, source.field).letter))].join('');
  return {
    className,
    tag,
    hidden: secret !== undefined,
    lit: isLit,
    ...(secret ? { title: `hidden: reveal ${secret.field} to see` } : {}),
  };
}

function namesOf(sources: readonly Source[]): string {
  return [...new Set(sources.map((source) => source.field))].join(', ');
}

/** Where bytes came from, in words: `token, characters 1–5`. */
export function describeSources(sources: readonly Source[]): string {
  if (sources.length === 0) return 'written in the recipe';
  if (sources.some((source) => source.diffuse)) return `all of ${namesOf(sources)}`;
  return sources.map(({ field, start, end }) => `${field}, ${places('character', start, end)}`).join('; ');
}

/** `characters 1–5`, counted from one. */
export function places(unit: string, start: number, end: number): string {
  return end - start === 1 ? `${unit} ${end}` : `${unit}s ${start + 1}–${end}`;
}
