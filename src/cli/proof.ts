import type { CodeLanguage } from '../core/recipe/op.ts';
import { findField, type Operation } from '../core/scheme/define.ts';
import { factsOf } from '../doctor/code/facts.ts';
import { codeFixes, type CodeChange } from '../doctor/code/index.ts';
import type { DiagnosisView, ExplanationView, Strand } from '../workers/doctor-view.ts';

/** A step that came out otherwise in their code: the stretch round the first difference, secrets covered. */
export interface Difference {
  readonly step: string;
  readonly form: 'text' | 'hex';
  /** The first character (of hex: digit) that differs, from 0. */
  readonly at: number;
  readonly right: string;
  readonly theirs: string;
  /** The fields it comes from. */
  readonly fields: readonly string[];
}

/** What proves an explanation, and what to write instead. */
export interface Proof {
  readonly differs?: readonly Difference[];
  readonly code?: { readonly language: CodeLanguage; readonly changes: readonly CodeChange[] };
}

/** As the screen shows it; digests are left out, for nothing in them tells where the difference came from. */
export function proofOf(
  operation: Operation,
  view: DiagnosisView,
  explanation: ExplanationView,
  asked?: CodeLanguage,
): Proof {
  const { phrases, causes, changed, languages } = explanation;
  const language = asked ?? languages[0] ?? 'javascript';
  const { computed, observed } = view;
  const changes = codeFixes(causes, language, {
    phrases,
    facts: factsOf(operation),
    ...(computed === undefined ? {} : { computed }),
    observed,
  });
  const differs = changed
    .filter(({ isMixed }) => !isMixed)
    .map(({ name, form, at, right, theirs }): Difference => ({
      step: name,
      form,
      at,
      right: covered(operation, right),
      theirs: covered(operation, theirs),
      fields: [...new Set([right, theirs].flatMap(fieldsOf))],
    }));
  return {
    ...(differs.length > 0 ? { differs } : {}),
    ...(changes.length > 0 ? { code: { language, changes } } : {}),
  };
}

const fieldsOf = ({ runs }: Strand): string[] => runs.flatMap(({ sources }) => sources.map(({ field }) => field));

/** Logs are read by others: in the place of a secret stands its name. */
function covered(operation: Operation, { text, runs }: Strand): string {
  const parts = runs.map(({ start, end, sources }) => {
    const secret = sources.find(({ field }) => findField(operation, field)?.secret === true);
    return secret ? `‹${secret.field}›` : text.slice(start, end);
  });
  return parts.filter((part, i) => !part.startsWith('‹') || part !== parts[i - 1]).join('');
}
