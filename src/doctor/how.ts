/**
 * How somebody's code makes a mistake, as data: which it is, and what it was made with. Changes of code are written
 * from it (`doctor/code`), the words of an answer are for people alone.
 */
export interface How {
  /**
   * Which of the ways to make the mistake. Stable: `doctor/code` names it. What is done to one text has a plain id
   * (`tail`, `json`); what is done elsewhere has its place before it (`hmac/twice`, `digest/base32`,
   * `list/separator`, `key/hex`). What differs only in a parameter has one id.
   */
  readonly id: string;
  /** The field, member or part that it is done to, by the name that the answer has for it. */
  readonly of?: string;
  /** The list within the string, or the form, that it is done in: not to the string itself. */
  readonly within?: string;
  /** What stands round a form of the digest: `blanks`, `quotes`, `bytes-quotes`, `go-sum`, `percent`. */
  readonly around?: readonly string[];
  /** What is put there: a separator, a line end, a word, a label. */
  readonly text?: string;
  /** Another field, member or part that is put there. */
  readonly other?: string;
  /** The parts that are there, in their order. */
  readonly names?: readonly string[];
  /** What the parts are called there, in the order of `names`. */
  readonly labels?: readonly string[];
  /** Which of the parts, from 0; how many of something. */
  readonly at?: number;
  /** The algorithm that is used, and the documented one. */
  readonly algorithm?: string;
  readonly insteadOf?: string;
  /** By the name that `core/bytes/charset.ts` has for it. */
  readonly charset?: string;
  /** The case that letters are written in. */
  readonly to?: 'upper' | 'lower';
  /** Serialisers that write the whole body anew, the likeliest first: ids of `json/serialisers.ts`. */
  readonly writers?: readonly string[];
}

/** What a form of the digest is a form of. */
export const RESULT = 'the result';
/** The form that a recipe hashes. */
export const FORM = 'the form';
