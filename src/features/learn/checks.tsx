import type { Check } from '../../core/scheme/define.ts';
import { anchorOf } from '../../ui/learn-link.tsx';

/** What a verifier asks, in order, and the verdict when the answer is no. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <table className="doc-table">
      <thead>
        <tr>
          <th scope="col" className="md:w-44">
            Check
          </th>
          <th scope="col" className="md:w-52">
            Verdict when it fails
          </th>
          <th scope="col">What that means</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ name, code, says }) => (
          <tr key={name} id={anchorOf('check', code)} tabIndex={-1}>
            <th scope="row">{name}</th>
            <td>
              <code className="font-mono text-sm wrap-anywhere">{code}</code>
            </td>
            <td>{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
