import type { ReactNode } from 'react';

/**
 * A finished computation, as decoration: Paynet's documented sample inputs (vector paynet-01).
 * Every letter of it is real; nothing is computed here.
 */
const FIELDS = [
  { name: 'id', value: '123', origin: 'origin origin-1' },
  { name: 'token', value: 'your-secret-token', origin: 'origin origin-2' },
  { name: 'key', value: '1706360400000', origin: 'origin origin-3' },
] as const;

const HASH = '3a2a3af79b17897100cb96b7695b91f8';

/** A computation at a glance: fields, steps and result, each byte tinted by the field it comes from. */
export function Example() {
  return (
    <figure className="example panel overflow-hidden">
      <dl className="grid gap-px bg-line sm:grid-cols-[auto_1fr_auto]">
        {FIELDS.map(({ name, value, origin }) => (
          <div key={name} className="bg-surface px-5 py-3">
            <dt className="text-small text-muted">{name}</dt>
            <dd className="mt-0.5 font-mono text-sm break-all">
              <span className={origin}>{value}</span>
            </dd>
          </div>
        ))}
      </dl>
      <ol className="border-t border-line px-5 pt-4 pb-1">
        <Rung name="string to hash" how="id + token + key" bytes="33 bytes">
          {FIELDS.map(({ name, value, origin }) => (
            <span key={name} className={origin}>
              {value}
            </span>
          ))}
        </Rung>
        <Rung name="MD5 digest" how="MD5(UTF-8)" bytes="16 bytes">
          {(HASH.match(/../g) ?? []).join(' ')}
        </Rung>
        <Rung name="hash" how="hex" bytes="32 bytes" last>
          {HASH}
        </Rung>
      </ol>
      <figcaption className="border-t border-line bg-sunken px-5 py-2 text-small text-muted">
        Paynet’s auth object, with the inputs its documentation prints
      </figcaption>
    </figure>
  );
}

interface RungProps {
  readonly name: string;
  readonly how: string;
  readonly bytes: string;
  readonly last?: true;
  readonly children: ReactNode;
}

function Rung({ name, how, bytes, last, children }: RungProps) {
  return (
    <li className={`rung ${last ? 'rung-last' : ''}`}>
      <p className="flex flex-wrap items-baseline gap-x-3 text-small text-muted">
        <span className="font-medium text-ink">{name}</span>
        <span className="font-mono">{how}</span>
        <span className="ml-auto">{bytes}</span>
      </p>
      <p className="mt-1 font-mono text-sm leading-relaxed break-all">{children}</p>
    </li>
  );
}
