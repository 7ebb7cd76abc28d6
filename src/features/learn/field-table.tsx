import type { FieldDef, FieldKind } from '../../core/scheme/fields.ts';
import { anchorOf } from '../../ui/learn-link.tsx';

/** What a field takes, in words. */
const KINDS: Readonly<Record<FieldKind, string>> = {
  text: 'text, used as typed',
  credential: 'public identifier',
  secret: 'secret text',
  integer: 'whole number of any size',
  unixSeconds: 'Unix time in seconds',
  unixMillis: 'Unix time in milliseconds',
  risingKey: 'whole number that rises with every request',
  json: 'raw JSON, from which members are read',
  rawBody: 'raw body, byte for byte',
  choice: 'one of a few values',
  nonce: 'random text, used once',
  method: 'HTTP method',
  host: 'host name',
  port: 'port number',
  uri: 'path and query',
  query: 'query string',
  token: 'JSON Web Token',
  publicKey: 'public key: PEM, certificate or JWK',
};

/** The fields of an operation: what each takes and what it is. */
export function FieldTable({ fields }: { readonly fields: readonly FieldDef[] }) {
  return (
    <table className="doc-table">
      <thead>
        <tr>
          <th scope="col" className="md:w-56">
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
          <tr key={field.name} id={anchorOf('field', field.name)} tabIndex={-1}>
            <th scope="row">
              <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
                <code className="font-mono text-sm font-semibold wrap-anywhere">{field.name}</code>
                {field.secret && <span className="tag">secret</span>}
                {field.optional && <span className="tag">optional</span>}
              </span>
            </th>
            <td>{field.choices ? field.choices.join(' or ') : KINDS[field.kind]}</td>
            <td>
              {field.help}
              {field.meanings && (
                <ul className="mt-1 grid gap-1">
                  {Object.entries(field.meanings).map(([choice, meaning]) => (
                    <li key={choice}>
                      <code className="font-mono text-sm">{choice}</code>: {meaning}
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
