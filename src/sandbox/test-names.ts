import { encodeUtf8 } from '../core/bytes/text.ts';
import { fieldsIn, type Expr } from '../core/recipe/expression.ts';
import { findOperation, type Operation, type Scheme, type Vector } from '../core/scheme/define.ts';
import type { Demo } from '../core/scheme/demo.ts';
import type { Policy } from '../core/scheme/policy.ts';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';
import { evidenceField, verifierOf } from '../core/scheme/verify.ts';
import { readCarriers } from './carriers.ts';
import { freshInputs, signables, signedMessage, type Signable } from './test-request.ts';

/** Everything of a scheme that names its fields, which are plain text to the compiler. */
export interface Named {
  readonly scheme: Scheme;
  readonly vectors: readonly Vector[];
  readonly sandbox: SchemeSandbox;
  readonly demo: Demo;
}

/** Names of fields in vectors, rules, flows and demo that the operations do not have, with the file each stands in. */
export function strangeNames({ scheme, vectors, sandbox, demo }: Named): string[] {
  const inputs = (where: string, id: string, values: object = {}): string[] => {
    const operation = findOperation(scheme, id);
    return operation ? strangers(where, operation, Object.keys(values)) : [`${where}: there is no operation ${id}`];
  };
  return [
    ...vectors.flatMap((vector) => [
      ...inputs(`vectors.json, ${vector.id}`, vector.operation, vector.inputs),
      ...strangeResults(scheme, vector),
    ]),
    ...sandbox.policies.flatMap(strangeInPolicy),
    ...sandbox.credentials.flatMap(({ name, values, secret }) => [
      ...Object.keys(values).flatMap((value) =>
        scheme.operations.some((operation) => namesOf(operation).has(value))
          ? []
          : [`policy.ts, credential ${name}: ${value} is no field of any operation`],
      ),
      ...(secret === undefined || secret in values
        ? []
        : [`policy.ts, credential ${name}: ${secret} is none of its values`]),
    ]),
    ...sandbox.flows.flatMap(({ id, steps }) =>
      steps.flatMap((step, i) =>
        step.do === 'send' || step.do === 'receive'
          ? inputs(`flows.ts, ${id}, step ${i + 1}`, step.operation, step.inputs)
          : [],
      ),
    ),
    ...demo.steps.flatMap(({ deed }, i) =>
      deed?.do === 'fill' ? inputs(`demo.ts, step ${i + 1}`, deed.operation, deed.inputs) : [],
    ),
  ];
}

/** What the sandbox has to compute a signature from and finds neither in the message nor among the key's values. */
export function unreadable(sandbox: SchemeSandbox, now: number): string[] {
  return signables(sandbox).flatMap((signable) => {
    const { policy, operation, credential } = signable;
    if (policy.proof.by !== 'recipe' || policy.proof.readings || !operation.result) return [];
    const found = new Set([...carriedBy(signable, now), ...Object.keys(credential.values)]);
    const known = operation.fields.filter(({ name, initial }) => initial !== undefined || found.has(name));
    const missing = fieldsIn(operation.result.expr).filter((name) => !known.some((field) => field.name === name));
    return missing.map(
      (name) =>
        `policy.ts, ${policy.id}: ${name} cannot be read from the message. Give \`readings\`, as in src/schemes/paysera/policy.ts`,
    );
  });
}

function carriedBy(signable: Signable, now: number): readonly string[] {
  const { message } = signedMessage(signable.operation, freshInputs(signable, now, 1));
  const bytes = encodeUtf8(message.body ?? '');
  const carried = readCarriers(signable.operation, { ...message, bytes });
  return carried.ok ? Object.keys(carried.inputs) : [];
}

function strangeResults(scheme: Scheme, { id, operation: of, result, observed }: Vector): string[] {
  const operation = findOperation(scheme, of);
  const allowed = new Set(operation ? [operation.result?.name, verifierOf(operation)?.evidence] : []);
  return Object.keys({ ...result, ...observed }).flatMap((name) =>
    allowed.has(name) ? [] : [`vectors.json, ${id}: ${name} is no result of ${of}`],
  );
}

function strangeInPolicy({ id, proof, window, replay }: Policy): string[] {
  if (proof.by !== 'recipe') return [];
  const { operation, identity, issuer } = proof;
  const asked: readonly (readonly [rule: string, names: readonly (string | undefined)[]])[] = [
    ['identity', inExpr(operation, identity)],
    ['issuer', [issuer?.keyField]],
    ['window', [window?.field]],
    ['replay', replay.rule === 'nonce' ? [replay.nonce, replay.time] : replay.rule === 'rising' ? [replay.field] : []],
  ];
  return asked.flatMap(([rule, names]) =>
    strangers(
      `policy.ts, ${rule} of ${id}`,
      operation,
      names.filter((name) => name !== undefined),
    ),
  );
}

/** The fields of an expression that may ask for the evidence, too. */
function inExpr(operation: Operation, expr: Expr): string[] {
  const verifier = verifierOf(operation);
  const evidence = verifier && String(evidenceField(verifier.evidence).param);
  return fieldsIn(expr).filter((name) => name !== evidence);
}

function strangers(where: string, operation: Operation, names: readonly string[]): string[] {
  const own = namesOf(operation);
  return names.flatMap((name) => (own.has(name) ? [] : [`${where}: ${name} is no field of ${operation.id}`]));
}

const namesOf = ({ fields, redirect }: Operation): ReadonlySet<string> =>
  new Set([...fields, ...(redirect?.fields ?? [])].map(({ name }) => name));
