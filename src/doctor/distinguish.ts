import type { Hit } from './search.ts';

/** Inputs that most mistakes leave a mark on: mixed case, beyond ASCII, slash, quote, float, empty member, order. */
const RICH_BODY =
  '{"url":"https://a/b","name":"Zoë \\"x\\" <&>","b":1.50,"a":10,"empty":"","none":null,"list":[],"map":{},"line":"1\\n2"}\n';
const RICH_TEXT = 'Zoë+A%2f "b" #$c\\n =';

/** What to send so that hypotheses which agree on this input would differ; undefined when none are known to. */
export function distinguish(hits: readonly Hit[]): string | undefined {
  for (const members of hits.flatMap(({ parts }) => parts)) {
    const altering = members.flatMap(({ alteration }) => (alteration ? [alteration] : []));
    if (altering.length < 2) continue;
    for (const rich of [RICH_BODY, RICH_TEXT]) {
      const results = new Set(altering.map(({ alter }) => alter(rich)));
      if (results.size > 1)
        return `Send one more request with ${JSON.stringify(rich)} in that place: ${results.size} of the explanations would then give different values.`;
    }
  }
  return hits.length > 1
    ? 'Send one more request with other values in every field: explanations that agree by chance will part.'
    : undefined;
}
