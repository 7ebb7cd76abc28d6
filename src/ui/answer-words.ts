interface Judged {
  readonly verdict: { readonly code: string; readonly says: string };
  /** A typed code when the vendor's own validation refused what had been let in. */
  readonly refusal?: string;
}

/** What the server says of a request in a sentence; of one that was let in and refused all the same, by whom. */
export function answerWords({ verdict: { code, says }, refusal }: Judged): string {
  if (refusal === undefined) return says;
  return code === 'public'
    ? `${says} The vendor’s own validation answered: ${refusal}.`
    : `The proof is valid; the vendor’s own validation refused: ${refusal}.`;
}
