import { webcryptoEngine } from '../../core/crypto/webcrypto.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { withInitials } from '../../core/scheme/trace.ts';
import { signedTestOf, verifyOperation, type Verdict } from '../../core/scheme/verify.ts';
import type { Diagnosis, Explanation, Phrase } from '../answer.ts';
import type { Complaint } from '../diagnose.ts';
import { observedProblem } from '../observed.ts';
import type { How } from '../how.ts';
import { signedLimitOf } from '../size.ts';
import { fixOf } from '../fixing.ts';
import { groupOf } from '../words.ts';
import { confusedKey } from './confusion.ts';
import { damageHow, damageOf } from './keys.ts';
import { searchSigned, type Match, type Searched } from './search.ts';
import { bytesOf, stepsOf, textOf, type Breath, type Subject } from './subject.ts';

/**
 * Diagnoses a signature that only somebody else's private key can make. Nothing can be computed again,
 * so messages, keys and forms of the signature are tried until it verifies. An RSA signature, opened with
 * the key, shows which key made it and which digest it holds, whatever the message was.
 */
export async function diagnoseSigned(
  operation: Operation,
  complaint: Complaint,
  breathe: Breath = () => undefined,
): Promise<Diagnosis> {
  const test = signedTestOf(operation);
  const { verifier } = operation;
  if (!test || !verifier) throw new Error(`${operation.id} holds no signature`);
  const name = verifier.evidence;
  const observed = complaint.observed[name] ?? Object.values(complaint.observed)[0] ?? complaint.inputs[name] ?? '';
  if (observed === '')
    return unusable(`There is no observed ${name}. Put what was received into observed, as ${name}.`);
  const inputs = withInitials(operation, complaint.inputs);
  const tooShort = observedProblem(operation, inputs, observed);
  if (tooShort)
    return unusable(`${name} is too short: expected ${tooShort.expected}; got ${tooShort.got}. ${tooShort.fix}`);
  const verdict = await verifyOperation(operation, inputs, observed, webcryptoEngine);
  const subject: Subject = { operation, verifier, test, inputs, observed };
  const plainly = settled(subject, verdict);
  if (plainly) return plainly;
  const all = { ...inputs, [name]: observed };
  const limited = signedLimitOf(all);
  const searched = await searchSigned(subject, breathe, limited?.extent ?? 'pairs');
  const answer = answered(subject, verdict, searched);
  if (!limited || answer.verdict !== 'not-found') return answer;
  return { ...answer, says: `${answer.says} ${limited.says}`, limited: limited.says };
}

/** What needs no search: all is well, only the time is wrong, nobody signed it, or the key is missing. */
function settled(subject: Subject, verdict: Verdict): Diagnosis | undefined {
  if (verdict.ok) return accepted(subject);
  const failed = verdict.rows.find(({ state, code }) => state === 'failed' || code === 'signature-not-checked');
  if (!failed) return undefined;
  const { verifier, test, inputs } = subject;
  const check = verifier.checks.find(({ name }) => name === failed.name);
  if (check?.test.is === 'time') {
    const isUnit = /^\d{13}$/.test(inputs['now'] ?? '') || !/\b(?:19|20)\d\d-/.test(failed.measured);
    const says = `uses a token whose time is wrong, not its signature: ${check.name} ${failed.measured}`;
    return explained(
      subject,
      [{ ...plain([isUnit ? 'timestamp-ms-vs-s' : 'clock-skew'], { id: 'token/time' }, says), fix: check.says }],
      1,
    );
  }
  const field = String(test.key.param);
  if (failed.code === 'signature-not-checked' || (inputs[field] ?? '').trim() === '')
    return unusable(`There is no ${field} to check with. Paste the vendor’s public key, or a set of keys.`);
  if (failed.code === 'private-key-pasted') return unusable(`${failed.measured}. ${failed.says}`);
  return confused(subject);
}

/** Of what verifies: right, or right only because the page reads a key that others refuse. */
function accepted(subject: Subject): Diagnosis {
  const { verifier, test, inputs } = subject;
  const field = String(test.key.param);
  const damage = damageOf(inputs[field] ?? '', (test.kid && textOf(subject, test.kid)) ?? '');
  if (damage.length > 0) {
    const says = `has a damaged ${field}: ${damage.join(', ')}`;
    return explained(subject, [plain(['pem-newlines-escaped'], damageHow(field, damage), says)], 1);
  }
  return { verdict: 'matches', says: `${verifier.evidence} is right for these inputs.`, explanations: [], tried: 1 };
}

/** A header that names an algorithm for which this key is no key. */
function confused(subject: Subject): Diagnosis | undefined {
  const { test, inputs } = subject;
  const alg = typeof test.algorithm === 'string' ? test.algorithm : (textOf(subject, test.algorithm) ?? '');
  if (/^none$/i.test(alg))
    return explained(
      subject,
      [
        plain(
          ['jwt-alg-confusion'],
          { id: 'token/none' },
          `takes a token whose header says alg ${alg}: nobody signed it`,
        ),
      ],
      1,
    );
  const [data, signature] = [bytesOf(subject, test.data), bytesOf(subject, test.signature)];
  const how = data && signature && confusedKey(alg, inputs[String(test.key.param)] ?? '', data, signature);
  if (how === undefined) return undefined;
  const says = `takes a token whose HMAC was made with the public key for its secret (${how}): anyone can make it`;
  return explained(subject, [{ ...plain(['jwt-alg-confusion'], { id: 'token/public-key' }, says), isProof: true }], 1);
}

function answered(subject: Subject, verdict: Verdict, searched: Searched): Diagnosis {
  const { matches, tried } = searched;
  if (matches.length > 0) {
    const plainest = matches.flatMap((match) => causesOf(match).map((causes, i) => told(subject, match, causes, i)));
    const sorted = plainest.toSorted((a, b) => a.cost - b.cost);
    const seen = new Set<string>();
    const different = sorted.filter(({ causes }) => !seen.has(causes.join()) && seen.add(causes.join()));
    const right = different.filter(({ causes }) => causes.length > 0).slice(0, MOST);
    if (right.length > 0) return { verdict: 'explained', says: right[0]?.says ?? '', explanations: right, tried };
  }
  const failed = verdict.rows.find(({ state }) => state === 'failed');
  if (failed?.code === 'alg-not-allowed')
    return explained(
      subject,
      [
        plain(
          ['jwt-alg-confusion'],
          { id: 'token/wrong-algorithm' },
          `takes a token of the wrong algorithm: ${failed.measured}`,
        ),
      ],
      tried,
    );
  if (searched.keys <= 1 && failed && failed.code !== 'signature-mismatch' && failed.code !== 'signature-malformed')
    return unusable(`${failed.measured}. ${failed.says}`);
  const { says, ...rest } = lost(subject, searched);
  const measured = failed?.code === 'signature-malformed' ? `${failed.measured}. ` : '';
  return { verdict: 'not-found', says: measured + says, ...rest, explanations: [], tried };
}

/** At most so many explanations. */
const MOST = 16;

function causesOf({ key, lock, readings }: Match): string[][] {
  const own = [...lock.causes];
  let ways: string[][] = key.names.map((set) => [...set, ...own]);
  for (const { names } of readings)
    ways = ways.flatMap((way) => names.slice(0, 8).map((set) => [...new Set([...way, ...set])]));
  return ways.map((way) => way.toSorted());
}

function told(subject: Subject, match: Match, causes: readonly string[], rank: number): Explanation {
  const { key, lock, readings, right } = match;
  const said = [key.says, lock.says, ...readings.map(({ says }) => says)].filter((says) => says !== '');
  const made: readonly Phrase[] = [
    { causes: key.names.flat(), says: key.says, how: key.how },
    { causes: lock.causes, says: lock.says, how: lock.how },
    ...readings.flatMap(({ says, hows }) => hows.map((one) => ({ ...one, says }))),
  ];
  return {
    causes,
    groups: [...new Set(causes.map(groupOf))].toSorted(),
    says: `Your code ${said.join(', and ')}.`,
    phrases: made.map((one) => ({ ...one, causes: causes.filter((cause) => one.causes.includes(cause)) })),
    fix: fixOf(causes),
    languages: [],
    cost: key.cost + readings.reduce((sum, { cost }) => sum + cost, 0) + rank * 0.35,
    theirs: stepsOf(subject),
    right: stepsOf(right),
  };
}

interface Plain {
  readonly causes: readonly string[];
  readonly says: string;
  readonly how: How;
  readonly fix?: string;
  readonly isProof?: true;
}
const plain = (causes: readonly string[], how: How, says: string): Plain => ({ causes, says, how });

function explained(subject: Subject, found: readonly Plain[], tried: number): Diagnosis {
  const explanations = found.map(({ causes, says, how, fix, isProof }): Explanation => ({
    causes,
    groups: [...new Set(causes.map(groupOf))].toSorted(),
    says: `Your code ${says}.`,
    phrases: [{ causes, says, how }],
    fix: fix ?? fixOf(causes),
    languages: [],
    cost: 0,
    theirs: isProof ? stepsOf(subject) : [],
  }));
  return { verdict: 'explained', says: explanations[0]?.says ?? '', explanations, tried };
}

/** What the opened signature tells even when the message is not found. */
function lost(subject: Subject, { opened, tried }: Searched): Pick<Diagnosis, 'says' | 'shown' | 'advice'> {
  const { evidence } = subject.verifier;
  const proven = opened[0]?.lock.proven;
  const key = String(subject.test.key.param);
  if (proven)
    return {
      shown: 'The key signed other bytes than these.',
      says: `It did make this ${evidence}, but over bytes whose digest (${proven.algorithm}) is ${proven.digest}. None of ${tried.toLocaleString('en')} forms of the message has it.`,
      advice: [
        'The message was changed after it was signed. Bring it as it was received, byte for byte: log it in hex before anything parses it.',
        'Compare its length with Content-Length: a difference means that the copy is not what was signed.',
        `Hash what your code passes to its verify function and compare with ${proven.digest}.`,
        'A claim or member that somebody edited cannot be found by trying: the value it had is not among the inputs.',
      ],
    };
  return {
    shown: `Another key made this ${evidence}, or it was changed on its way.`,
    says: `Nothing of ${tried} keys, forms and messages verifies.`,
    advice: [
      `Fetch the vendor’s ${key} again: test and live have different keys, and keys are changed.`,
      'Your own public key, and the certificate of the connection (TLS), are not what callbacks are signed with.',
      'Compare the length of the signature with what was sent: one lost character spoils it.',
      'Bring a second message that is known to be good: if it verifies with this key, the key is right and this message was changed.',
    ],
  };
}

function unusable(says: string): Diagnosis {
  return { verdict: 'unusable', says, explanations: [], tried: 0 };
}
