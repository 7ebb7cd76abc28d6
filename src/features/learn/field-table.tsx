import type { FieldDef, FieldKind } from '../../core/scheme/fields.ts';

/** What a field takes, in words. */
const KINDS: Readonly<Record<FieldKind, string>> = {
  text: 'text, used as typed',
  credential: 'public identifier',
  secret: 'secret text',
  integer: 'whole number of any size',
  unixSeconds: 'Unix time in seconds',
  risingKey: 'whole number that rises with every request',
  json: 'raw JSON, of which members are read',
  rawBody: 'raw body, byte for byte',
  choice: 'one of a few values',
};

export function FieldTable({ fields }: { readonly fields: readonly FieldDef[] }) {
  return (
    <table className="doc-table">
      <thead>
        <tr>
          <th scope="col" className="md:w-44">
            Field
          </th>
          <th scope="col" className="md:w-52">
            Takes
          </th>
          <th scope="col">What it is</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name}>
            <th scope="row" className="wrap-anywhere">
              <code className="font-mono text-sm font-semibold">{field.name}</code>
              {field.secret && <span className="tag ml-2">secret</span>}
              {field.optional && <span className="tag ml-2">optional</span>}
            </th>
            <td>{field.choices ? field.choices.join(' or ') : KINDS[field.kind]}</td>
            <td>{field.help}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
