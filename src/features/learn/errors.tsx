import type { MessageTemplates, Operation } from '../../core/scheme/define.ts';
import { VERDICTS, verdictWords, type Policy, type Refusal } from '../../core/scheme/policy.ts';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { anchorOf } from '../../ui/learn-link.tsx';

interface ErrorRow {
  readonly code: string;
  readonly refusal: Refusal;
}

/** What can be refused, and the answer the vendor gives, or ours where none is documented. */
export function errorsOf({ id, message }: Operation, { policies, refusals }: SchemeSandbox): readonly ErrorRow[] {
  const own = policies.filter(({ proof }) => proof.by !== 'recipe' || proof.operation.id === id);
  const signs = own.filter(({ proof }) => proof.by === 'recipe');
  const asked = signs.length > 0 ? signs : own.filter((policy) => policy.id === id);
  if (asked.length === 0) return [];
  const codes = new Set([...asked.flatMap(codesOf), ...Object.keys(refusals)]);
  codes.delete('default');
  if (!hasHeaderProof(message)) for (const code of HEADER_CODES) codes.delete(code);
  const special: Readonly<Record<string, Refusal>> = Object.assign({}, ...asked.map((policy) => policy.refusals));
  return Object.keys(VERDICTS)
    .filter((code) => codes.has(code))
    .map((code) => ({ code, refusal: special[code] ?? refusals[code] ?? refusals.default }));
}

const HEADER_CODES = ['header-missing', 'header-malformed', 'header-repeated'];

/** Whether anything of the proof travels in a header, and not in the body alone. */
function hasHeaderProof(message: MessageTemplates): boolean {
  const all = 'by' in message ? Object.values(message.of) : [message];
  return all.some(({ headers }) => headers.some(([, { parts }]) => parts.some((part) => typeof part !== 'string')));
}

/** The verdicts that follow from a policy's rules. */
function codesOf({ proof, window, replay, rate, refusals = {} }: Policy): readonly string[] {
  return [
    'header-missing',
    'header-malformed',
    'unknown-key',
    'wrong-purpose',
    ...(proof.by === 'recipe' ? ['signature-mismatch'] : []),
    ...(proof.by === 'recipe' && !proof.issuer ? ['old-key'] : []),
    ...(proof.by === 'recipe' && proof.readings ? ['body-hash-mismatch', 'body-hash-missing'] : []),
    ...(proof.by === 'recipe' && proof.issuer ? ['token-expired'] : []),
    ...(window ? ['timestamp-malformed', 'timestamp-expired', 'timestamp-in-future'] : []),
    ...(replay.rule === 'nonce' ? ['nonce-reused'] : []),
    ...(replay.rule === 'rising' ? ['key-malformed', 'key-not-rising'] : []),
    ...(rate ? ['rate-limited'] : []),
    ...Object.keys(refusals),
  ];
}

export function ErrorTable({ rows }: { readonly rows: readonly ErrorRow[] }) {
  return (
    <>
      <table className="doc-table">
        <thead>
          <tr>
            <th scope="col" className="md:w-52">
              Verdict
            </th>
            <th scope="col">What it means</th>
            <th scope="col" className="md:w-[40%]">
              Answer
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, refusal }) => (
            <tr key={code} id={anchorOf('error', code)} tabIndex={-1}>
              <th scope="row">
                <code className="font-mono text-sm wrap-anywhere">{code}</code>
              </th>
              <td>{verdictWords(code)}</td>
              <td>
                <span className="mr-2 font-medium tabular-nums">HTTP {refusal.status}</span>
                <code className="font-mono text-xs wrap-anywhere">{bodyOf(code, refusal)}</code>
                {refusal.ours !== undefined && <p className="mt-1 text-muted">Ours: {refusal.ours}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 max-w-prose text-sm text-muted">
        Verdicts are the sandbox’s own words; the answers are the vendor’s where it documents one.
      </p>
    </>
  );
}

function bodyOf(code: string, { body }: Refusal): string {
  // The moment a refusal speaks of is that of the example: the sandbox's first second.
  return JSON.stringify(body({ code, says: verdictWords(code) ?? '', moment: 1_767_225_600_000 }));
}
