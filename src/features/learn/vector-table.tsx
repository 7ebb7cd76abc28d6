import type { Vector } from '../../core/scheme/define.ts';

/** Values to test an implementation against, and where each comes from. The panel loads them as samples. */
export function VectorTable({ vectors }: { readonly vectors: readonly Vector[] }) {
  return (
    <table className="doc-table">
      <thead>
        <tr>
          <th scope="col" className="md:w-44">
            Id
          </th>
          <th scope="col">What it shows</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {vectors.map(({ id, note, source }) => (
          <tr key={id}>
            <th scope="row">
              <code className="font-mono text-sm wrap-anywhere">{id}</code>
            </th>
            <td className="wrap-anywhere">{note}</td>
            <td className="text-muted wrap-anywhere">{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
