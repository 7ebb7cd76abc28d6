/** Something integrators really ask, with its answer; the causes are those the Doctor tells apart. */
export interface Question {
  /** The operations it is asked about, by id. */
  readonly about: readonly string[];
  readonly asks: string;
  readonly says: string;
  /** Cause ids of the doctor, where it can prove which one it is. */
  readonly causes: readonly string[];
}
