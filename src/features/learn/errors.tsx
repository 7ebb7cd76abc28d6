import type { ErrorRow } from '../../core/scheme/errors.ts';
import { verdictWords, type Refusal } from '../../core/scheme/policy.ts';
import { anchorOf } from '../../ui/learn-link.tsx';

/** The verdicts that refuse, with what they mean and what the vendor answers. */
export function ErrorTable({ rows }: { readonly rows: readonly ErrorRow[] }) {
  const shared = sharedBy(rows);
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
                {refusal.ours !== undefined && (
                  <p className="mt-1 text-muted">{refusal.ours === shared ? 'Ours' : `Ours: ${refusal.ours}`}</p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 max-w-prose text-sm text-muted">
        Verdicts are the sandbox’s own terms; answers are the vendor’s where it documents one.
        {shared !== undefined && ` Ours: ${shared}`}
      </p>
    </>
  );
}

/** The reason that several answers have in common: it is said once, below the table. */
function sharedBy(rows: readonly ErrorRow[]): string | undefined {
  const reasons = rows.flatMap(({ refusal: { ours } }) => (ours === undefined ? [] : [ours]));
  return reasons.find((reason, i) => reasons.indexOf(reason) < i);
}

function bodyOf(code: string, { body }: Refusal): string {
  // The moment a refusal speaks of is that of the example: the sandbox's first second.
  return JSON.stringify(body({ code, says: verdictWords(code) ?? '', moment: 1_767_225_600_000 }));
}
