import { encodeBase64 } from '../core/bytes/base64.ts';
import { encodeUtf8, withoutEnd } from '../core/bytes/text.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { How } from './how.ts';
import { readJson, type Json } from './json/model.ts';
import { scalarText } from './json/shown.ts';
import type { Evidence } from './target.ts';
import { signedInLines } from './token-lines.ts';
import { memberChange, payloadChange } from './token-members.ts';

/** What an observed part of a token says by itself, before anything is searched. */
export interface Finding {
  readonly causes: readonly string[];
  readonly says: string;
  /** The same as data. */
  readonly how: How;
}

/**
 * Why an observed header or payload is not the computed one. No finding: it is another valid way to
 * write the same (RFC 7519 lays no layout down). Undefined: it holds something else.
 */
export function explainEvidence(
  { text, written = '' }: Omit<Evidence, 'node'>,
  computed: string,
  inputs: Inputs,
): Finding[] | undefined {
  const found = text === computed ? [] : explainText(text, computed, inputs);
  return found && [...(/[+/=]/.test(written) ? [OTHER_ALPHABET] : []), ...signedInLines(written), ...found];
}

function explainText(text: string, computed: string, inputs: Inputs): Finding[] | undefined {
  const [seen, wanted] = [readJson(text), readJson(computed)];
  if (wanted?.is !== 'object') return undefined;
  if (seen?.is === 'object') {
    const findings = wanted.members.map(([name, value]) => memberFinding(seen, name, value, inputs));
    return findings.every((finding) => finding !== undefined) ? findings.flat() : undefined;
  }
  // A payload that is a JSON text with the JSON object inside: stringified twice.
  if (seen?.is === 'string' && seen.text.startsWith('{')) {
    const inner = seen.text === computed ? [] : explainText(seen.text, computed, inputs);
    return inner && [...inner, STRINGIFIED_TWICE];
  }
  if (seen === undefined && doubleEncoded(text, computed)) return [ENCODED_TWICE];
  const changed = payloadChange(text, computed, wanted);
  return changed && [changed];
}

const OTHER_ALPHABET: Finding = {
  causes: ['base64url-vs-base64'],
  says: 'writes header or payload in base64 with + / =, not base64url',
  how: { id: 'token/alphabet' },
};
const STRINGIFIED_TWICE: Finding = {
  causes: ['body-double-encoded'],
  says: 'passes header or payload through JSON.stringify twice',
  how: { id: 'token/stringified' },
};
const ENCODED_TWICE: Finding = {
  causes: ['double-base64'],
  says: 'encodes header and payload twice',
  how: { id: 'token/encoded-twice' },
};

function memberFinding(
  seen: Extract<Json, { is: 'object' }>,
  name: string,
  value: Json,
  inputs: Inputs,
): Finding[] | undefined {
  const wanted = scalarText(value);
  const exact = seen.members.find(([other]) => other === name)?.[1];
  if (exact) return scalarText(exact) === wanted ? [] : valueFinding(name, wanted, scalarText(exact), inputs);
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const like = seen.members.find(([other]) => plain(other) === plain(name));
  if (like) {
    const [other, found] = like;
    const rest = scalarText(found) === wanted ? [] : valueFinding(name, wanted, scalarText(found), inputs);
    return rest && [misnamed('key-name-case', other, name), ...rest];
  }
  // typ is optional (RFC 7519 section 5.1).
  if (name === 'typ') return [];
  const renamed = seen.members.find(([, found]) => scalarText(found) === wanted);
  if (renamed) return [misnamed('wrong-id-in-base', renamed[0], name)];
  const outer = seen.members.find(([, found]) => holds(found, name, wanted))?.[0];
  if (outer !== undefined)
    return [
      {
        causes: ['wrapper-object-signed'],
        says: `puts the member ${name} into an object of its own, ${outer}`,
        how: { id: 'token/nested', of: name, other: outer },
      },
    ];
  return [
    {
      causes: ['params-missing-from-base'],
      says: `leaves the member ${name} out`,
      how: { id: 'token/without', of: name },
    },
  ];
}

const misnamed = (cause: string, other: string, name: string): Finding => ({
  causes: [cause],
  says: `names the member ${other} instead of ${name}`,
  how: { id: 'token/member', of: name, other },
});

function holds(json: Json, name: string, wanted: string): boolean {
  return json.is === 'object' && json.members.some(([inner, value]) => inner === name && scalarText(value) === wanted);
}

function valueFinding(name: string, wanted: string, got: string, inputs: Inputs): Finding[] | undefined {
  if (name === 'alg') return algorithmFinding(got);
  if (name === 'typ') return [];
  const other = Object.entries(inputs).find(([, value]) => value === got && value !== '');
  if (other)
    return [
      {
        causes: ['wrong-key-field'],
        says: `puts ${other[0]} where ${name} belongs`,
        how: { id: 'token/other', of: name, other: other[0] },
      },
    ];
  return memberChange(name, wanted, got);
}

function algorithmFinding(got: string): Finding[] {
  const how: How = { id: 'token/algorithm', algorithm: got };
  if (/^HS(?:256|384|512)$/.test(got))
    return [{ causes: ['wrong-algorithm'], says: `names the algorithm ${got} in the header`, how }];
  if (got.toUpperCase() === 'HS256')
    return [{ causes: ['field-case-changed'], says: `writes the algorithm ${got} in the header`, how }];
  return [{ causes: ['jwt-alg-confusion'], says: `names the algorithm ${got} in the header`, how }];
}

function doubleEncoded(text: string, computed: string): boolean {
  const base64 = encodeBase64(encodeUtf8(computed), 'base64');
  return text === base64 || text === withoutEnd(base64.replaceAll('+', '-').replaceAll('/', '_'), '=');
}
