import type { Hypothesis } from './hypothesis.ts';
import type { Hit } from './search.ts';

/** At most so many are named: the others are counted. */
const NAMED = 3;

/**
 * The words of a body that was written anew, with others who write this body so: whose it was nobody can
 * tell from the signature, and a sentence that names one would mislead most.
 */
export function withWriters(hypothesis: Hypothesis, hit: Hit): Hypothesis {
  const own = hypothesis.alteration?.writer;
  const members = hit.parts.find((part) => part.includes(hypothesis));
  if (own === undefined || !members) return hypothesis;
  const writers = members.filter(({ alteration }) => alteration?.writer !== undefined);
  const names = [...new Set(writers.map(({ alteration }) => alteration?.writer ?? ''))];
  if (names.length < 2) return hypothesis;
  const picked = oneOfEach(writers, hypothesis);
  const more = names.length - picked.length;
  const words =
    more === 0
      ? `${picked.slice(0, -1).join(', ')} or ${picked.at(-1)}`
      : `${picked.join(', ')} or ${more === 1 ? 'another' : `${more} others`}`;
  return { ...hypothesis, says: hypothesis.says.replace(`${own} does`, () => `${words} ${more > 1 ? 'do' : 'does'}`) };
}

/** Names of different languages, the hypothesis's own first. */
function oneOfEach(writers: readonly Hypothesis[], own: Hypothesis): string[] {
  const byLanguage = new Map<string, string>([[own.language ?? '', own.alteration?.writer ?? '']]);
  for (const { language, alteration } of writers)
    if (!byLanguage.has(language ?? '')) byLanguage.set(language ?? '', alteration?.writer ?? '');
  return [...byLanguage.values()].slice(0, NAMED);
}
