import type { CodeLanguage } from '../../core/recipe/op.ts';
import type { How } from '../how.ts';

/**
 * Something code does to one text by mistake. The first set of causes is the plainest name of it,
 * the others are names the same thing goes by.
 */
export interface Alteration {
  readonly id: string;
  readonly names: Names;
  /** Completing "your code …"; `it` is put for the field's name by the reader. */
  readonly says: string;
  /** The text as the mistaken code has it; undefined or the same where it cannot happen. */
  readonly alter: (text: string) => string | undefined;
  readonly stage: number;
  readonly cost: number;
  readonly language?: CodeLanguage;
  readonly writer?: Writer;
  /** Its own fix, where the cause's is too general. */
  readonly fix?: string;
  /** What it is made with, and the id that those have in common which differ in it alone. */
  readonly how?: Partial<How>;
}

/** The library or call that writes a body anew: another may write the same. */
export interface Writer {
  readonly name: string;
  /** The words of the alteration for whoever does so: "json.dumps does", "json.dumps or two others do". */
  readonly saysOf: (who: string) => string;
}

/** The cost from which on a mistake is far-fetched: looked for by itself, its pairs last of all. */
export const UNCOMMON = 2.85;

/** Sets of cause ids, the plainest first. */
export type Names = readonly (readonly string[])[];

/**
 * The order in which code does things to a text. Two alterations of one text combine when their
 * stages differ, the lower first.
 */
export const STAGE = {
  otherField: 0,
  content: 1,
  wrap: 1.5,
  place: 2,
  reading: 3,
  quotes: 4,
  lineEnds: 4.2,
  trim: 4.4,
  tail: 4.6,
  form: 5,
} as const;

type Options = Partial<Pick<Alteration, 'cost' | 'language' | 'fix' | 'writer' | 'how'>> & { readonly also?: Names };

/** A row of a table of alterations. */
export function row(
  stage: number,
  id: string,
  cause: string | readonly string[],
  says: string,
  alter: Alteration['alter'],
  { cost = 2, also = [], ...rest }: Options = {},
): Alteration {
  return { id, names: [typeof cause === 'string' ? [cause] : cause, ...also], says, alter, stage, cost, ...rest };
}
