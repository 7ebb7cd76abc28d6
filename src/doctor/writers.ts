import { about, type Hypothesis } from './hypothesis.ts';
import type { Hit } from './search.ts';

/** At most so many are named: the others are counted. */
const NAMED = 3;

/**
 * The words of a body that was written anew, with others who write this body so: whose it was nobody can
 * tell from the signature, and a sentence that names one would mislead most.
 */
export function withWriters(hypothesis: Hypothesis, hit: Hit): Hypothesis {
  const writer = hypothesis.alteration?.writer;
  const members = hit.parts.find((part) => part.includes(hypothesis));
  if (!writer || !members) return hypothesis;
  const known = members.filter(({ alteration }) => alteration?.writer !== undefined);
  // A column that sorts by length is thought of where the order is such, and nobody else's.
  const others = known.filter(({ how }) => how.writers?.every((id) => id.startsWith('jsonb-')) !== true);
  const writers = others.length > 0 ? others : known;
  const names = [...new Set(writers.map(nameOf))];
  if (names.length < 2) return hypothesis;
  const picked = oneOfEach(writers, hypothesis);
  const ids = picked.flatMap((name) => writers.find((one) => nameOf(one) === name)?.how.writers ?? []);
  return {
    ...hypothesis,
    says: about(hypothesis.how.of ?? '', writer.saysOf(inWords(picked, names.length - picked.length))),
    how: { ...hypothesis.how, writers: ids },
  };
}

const nameOf = ({ alteration }: Hypothesis): string => alteration?.writer?.name ?? '';

/** Who does so: the names, and how many more there are. */
function inWords(names: readonly string[], more: number): string {
  if (more === 0) return `${names.slice(0, -1).join(', ')} or ${names.at(-1)} does`;
  return `${names.join(', ')} or ${more === 1 ? 'another does' : `${more} others do`}`;
}

/** Names of different languages, the hypothesis's own first, then the plainest. */
function oneOfEach(writers: readonly Hypothesis[], own: Hypothesis): string[] {
  const plainest = new Map<string, string>();
  for (const writer of writers) {
    const { language } = writer;
    // Tools of a shell and bare layouts are nobody's first thought.
    if (language === undefined) continue;
    const [name, known] = [nameOf(writer), plainest.get(language)];
    if (language !== own.language && (known === undefined || name.length < known.length)) plainest.set(language, name);
  }
  // One with flags is a mouthful in a sentence that already has a plain one.
  const plain = [...plainest.values()].filter((name) => name.length < 24).toSorted((a, b) => a.length - b.length);
  return [nameOf(own), ...plain].slice(0, NAMED);
}
