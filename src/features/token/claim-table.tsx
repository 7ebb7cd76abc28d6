import { ownOf } from '../../core/own.ts';
import type { ClaimRow } from '../../core/token/claims.ts';

/** RFC 7519 section 4.1. */
const MEANINGS: Readonly<Record<string, string>> = {
  iss: 'issuer',
  sub: 'subject',
  aud: 'audience',
  exp: 'expires',
  nbf: 'not before',
  iat: 'issued at',
  jti: 'id of the token',
};

/** Every claim as it stands in the token, and the time it means. */
export function ClaimTable({ claims }: { claims: readonly ClaimRow[] }) {
  return (
    <table aria-label="Claims" className="mt-4 w-full table-fixed border-collapse text-left text-small leading-5">
      <thead>
        <tr className="border-b border-line text-xs text-muted">
          <th scope="col" className="w-32 py-1 pr-4 font-medium max-sm:w-26">
            Claim
          </th>
          <th scope="col" className="py-1 font-medium">
            Value, and the time it means
          </th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim, index) => (
          <ClaimLine key={index} claim={claim} />
        ))}
      </tbody>
    </table>
  );
}

function ClaimLine({ claim: { name, literal, time } }: { claim: ClaimRow }) {
  const meaning = ownOf(MEANINGS, name);
  return (
    <tr className="border-b border-line align-top last:border-0">
      <th scope="row" className="py-1.5 pr-4 font-normal wrap-anywhere">
        <span className="font-mono font-semibold">{name}</span>
        {meaning && <span className="block text-xs text-muted">{meaning}</span>}
      </th>
      <td className="py-1.5">
        <span className="font-mono text-xs leading-5 wrap-anywhere">{literal}</span>
        {time && (
          <span className="block">
            <time dateTime={time.iso} className="font-mono text-xs tabular-nums">
              {time.iso}
            </time>
            <span className="text-xs text-muted">
              {time.relative && ` · ${time.relative}`}
              {time.unit === 'milliseconds' && ' · in milliseconds'}
            </span>
          </span>
        )}
      </td>
    </tr>
  );
}
