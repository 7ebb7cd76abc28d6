import type { Derivation, Derived } from '../bytes/origin.ts';
import type { Octets } from '../bytes/octets.ts';

/** The kinds of the recipe language. Text is not bytes until a charset is named. */
export type Kind = 'text' | 'bytes' | 'pairs';

export interface TextValue extends Derived {
  readonly kind: 'text';
  readonly text: string;
}
export interface BytesValue extends Derived {
  readonly kind: 'bytes';
  readonly bytes: Octets;
}
export interface PairsValue extends Derived {
  readonly kind: 'pairs';
  readonly pairs: readonly (readonly [name: TextValue, value: TextValue])[];
}
export type Value = TextValue | BytesValue | PairsValue;

/** Of units that no input is behind: the recipe wrote them. */
export const LITERAL: Derivation = { how: 'literal' };

/** A text as a value; its units are UTF-16 code units. */
export function textValue(text: string, derivation: Derivation): TextValue {
  return { kind: 'text', text, size: text.length, derivation };
}

/** Bytes as a value; its units are octets. */
export function bytesValue(bytes: Octets, derivation: Derivation): BytesValue {
  return { kind: 'bytes', bytes, size: bytes.length, derivation };
}

/** Pairs have no units of their own; their derivation is that of all their texts in a row. */
export function pairsValue(pairs: PairsValue['pairs']): PairsValue {
  const parts = pairs.flat();
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return {
    kind: 'pairs',
    pairs,
    size,
    derivation: { how: 'pieces', pieces: parts.map((of) => ({ length: of.size, of })) },
  };
}
