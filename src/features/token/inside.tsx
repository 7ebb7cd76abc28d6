import { useMemo } from 'react';

import { decodeBase64 } from '../../core/bytes/base64.ts';
import { decodeUtf8 } from '../../core/bytes/text.ts';
import { readClaims } from '../../core/token/claims.ts';
import { count } from '../../ui/count.ts';
import { CodeView } from '../../ui/editor/code-view.tsx';
import { Section } from '../../ui/section.tsx';
import { ClaimTable } from './claim-table.tsx';
import { Lifetime } from './lifetime.tsx';

const PARTS = ['header', 'payload', 'signature'] as const;

/** What is in a token: the two texts, the claims and the time it lives, then its segments as they came. */
export function Inside({ token, now }: { token: string; now: number | undefined }) {
  const segments = token.split('.');
  const [header, payload] = useMemo(() => token.split('.').map(textIn), [token]);
  const claims = useMemo(() => readClaims(payload ?? '', now), [payload, now]);
  return (
    <>
      <Section title="Decoded">
        <div className="grid gap-4">
          <Decoded name="Header" text={header} />
          <Decoded name="Claims" text={payload} />
        </div>
      </Section>
      {claims.length > 0 && (
        <Section title="Claims and times">
          <Lifetime payload={payload ?? ''} now={now} />
          <ClaimTable claims={claims} />
        </Section>
      )}
      <Segments segments={segments} />
    </>
  );
}

/** The text of a segment as its bytes have it; undefined when it is no base64url of UTF-8. */
export function textIn(segment: string): string | undefined {
  const bytes = decodeBase64(segment, 'base64url');
  return bytes && decodeUtf8(bytes);
}

/** Beyond this a segment is not read but scrolled past: its beginning and its end will do. */
const LONGEST = 4000;

function shortened(segment: string): string {
  return segment.length > LONGEST ? `${segment.slice(0, LONGEST / 2)} … ${segment.slice(-100)}` : segment;
}

/** The token, part by part: name, length, and a tint and underline of its own. */
function Segments({ segments }: { segments: readonly string[] }) {
  return (
    <Section title="Segments">
      <dl className="grid gap-x-4 gap-y-3 sm:grid-cols-[7rem_minmax(0,1fr)]">
        {segments.map((segment, index) => {
          const name = PARTS[index] ?? `part ${index + 1}`;
          return (
            <div key={index} className="contents">
              <dt className="text-small leading-5">
                <span className={`origin origin-${Math.min(index, 5) + 1} rounded-sm px-1 font-mono font-semibold`}>
                  {name}
                </span>
                <span className="block text-xs text-muted max-sm:ml-2 max-sm:inline">
                  {count(segment.length, 'character')}
                </span>
              </dt>
              <dd className="font-mono text-small leading-6 wrap-anywhere">
                {segment === '' ? (
                  <span className="font-sans text-muted italic">empty</span>
                ) : (
                  <span className={`origin origin-${Math.min(index, 5) + 1}`}>{shortened(segment)}</span>
                )}
                {index < segments.length - 1 && <span className="font-bold">.</span>}
              </dd>
            </div>
          );
        })}
        {segments.length === 3 && <SigningInput text={segments.slice(0, 2).join('.')} />}
      </dl>
    </Section>
  );
}

/** What is signed, by its name in the specification. Its text stands above and is not repeated. */
function SigningInput({ text }: { text: string }) {
  return (
    <div className="contents">
      <dt className="text-small leading-5">
        <span className="font-mono font-semibold">signing input</span>
        <span className="block text-xs text-muted max-sm:ml-2 max-sm:inline">{count(text.length, 'character')}</span>
      </dt>
      <dd className="text-small leading-6">header and payload with the dot between them: the text that is signed.</dd>
    </div>
  );
}

function Decoded({ name, text }: { name: string; text: string | undefined }) {
  return (
    <div>
      <h3 className="mb-1 text-sm font-semibold">{name}</h3>
      {text === undefined ? (
        <p className="text-small text-muted">It does not decode: not base64url of UTF-8 text.</p>
      ) : (
        <div className="rounded-md border border-line bg-sunken">
          <CodeView label={`Decoded ${name.toLowerCase()}`} language="json" text={text} />
        </div>
      )}
    </div>
  );
}
