import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';

import type { Case } from '../../cases/case.ts';
import { readLink, type LinkReading } from '../../cases/link.ts';
import { itemsOf } from '../../cases/secrets.ts';
import { describeProblem } from '../../core/problem.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { Button } from '../../ui/button.tsx';
import { useLater } from '../../ui/later.ts';
import { Heading } from '../../ui/shell-heading.tsx';
import { useTitle } from '../arrival.ts';
import { useArrivedLink } from './link-arrival.ts';
import { openCase, operationOf } from './open.ts';

interface Trouble {
  readonly says: string;
  readonly read: Partial<Case>;
  readonly rows: readonly Row[];
  readonly tab?: string;
  /** Whether what could be read can be put on a screen. */
  readonly canOpen: boolean;
}

/** One text that could be read; a secret's is not there. */
interface Row {
  readonly name: string;
  readonly text?: string;
}

/** Opens the link that arrived; when something is wrong with it, says what, and shows what could be read. */
export function LinkReader() {
  const address = useArrivedLink((state) => state.address);
  useTitle('A link');
  return address === undefined ? <Nothing /> : <Reading key={address} address={address} />;
}

function Reading({ address }: { readonly address: string }) {
  const trouble = useLater(useCallback(() => troubleOf(address), [address]));
  return trouble ? <TroubleView trouble={trouble} /> : <p role="status">Opening the link…</p>;
}

/** Opens a whole link and is done; undefined then. */
async function troubleOf(address: string): Promise<Trouble | undefined> {
  const reading = await readLink(address);
  if (reading.is === 'none') return { says: 'This address holds no case.', read: {}, rows: [], canOpen: false };
  const read = reading.is === 'case' ? reading.value : reading.read;
  const found = await operationOf({ scheme: read.scheme ?? '', operation: read.operation ?? '' });
  const known = typeof found === 'string' ? undefined : found.operation;
  const says = [
    ...(reading.is === 'damaged' ? [describeProblem(reading.problem)] : []),
    ...(typeof found === 'string' ? [found] : []),
  ].join(' ');
  if (says === '' && reading.is === 'case') {
    await openCase(reading.value, 'link', reading.tab);
    useArrivedLink.setState({ address: undefined });
    return undefined;
  }
  return { says, read, rows: rowsOf(read, known), canOpen: known !== undefined, ...tabOf(reading) };
}

/** Of an unknown operation, every value may be a secret. */
function rowsOf({ scheme = '', operation = '', inputs = {}, observed = {} }: Partial<Case>, known?: Operation): Row[] {
  const observedName = (name: string) => `observed ${name}`;
  if (!known) return [...Object.keys(inputs), ...Object.keys(observed).map(observedName)].map((name) => ({ name }));
  return itemsOf({ scheme, operation, inputs, observed }, known).map(({ place, name, text, isSecret }) => ({
    name: place === 'observed' ? observedName(name) : name,
    ...(isSecret ? {} : { text }),
  }));
}

function tabOf(reading: LinkReading): { readonly tab?: string } {
  return reading.is !== 'none' && reading.tab !== undefined ? { tab: reading.tab } : {};
}

function TroubleView({ trouble: { says, read, rows, tab, canOpen } }: { readonly trouble: Trouble }) {
  const { scheme = '', operation = '', inputs = {}, observed = {} } = read;
  const open = useCallback(() => {
    void openCase({ scheme, operation, inputs, observed }, 'link', tab);
    useArrivedLink.setState({ address: undefined });
  }, [scheme, operation, inputs, observed, tab]);
  return (
    <div className="max-w-prose">
      <Heading>This link could not be opened</Heading>
      <p className="mt-2 wrap-anywhere">{says}</p>
      <p className="mt-2 text-muted">
        It was removed from the address bar. Nothing in it was sent anywhere, and nothing on your screens was changed.
      </p>
      {rows.length > 0 && <WhatWasRead rows={rows} />}
      <p className="mt-5 flex flex-wrap items-center gap-3">
        {canOpen && rows.length > 0 && <Button onClick={open}>Open what could be read</Button>}
        <Link to="/cases" className="link inline-block min-h-6">
          Open a case file
        </Link>
        <Link to="/" className="link inline-block min-h-6">
          Back to the start page
        </Link>
      </p>
    </div>
  );
}

function WhatWasRead({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <section aria-label="What could be read" className="mt-5">
      <h2 className="text-base font-semibold">What could be read</h2>
      <dl className="mt-2 divide-y divide-line rounded-md border border-line bg-surface">
        {rows.slice(0, 40).map(({ name, text }) => (
          <div key={name} className="flex gap-3 px-3 py-1.5 text-small leading-5">
            <dt className="w-36 shrink-0 font-mono wrap-anywhere text-muted max-sm:w-24">{name.slice(0, 80)}</dt>
            <dd className="min-w-0 font-mono wrap-anywhere">
              {text === undefined ? <i className="text-muted">not shown</i> : shortened(text)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Nothing() {
  return (
    <div className="max-w-prose">
      <Heading>No link is open</Heading>
      <p className="mt-2 text-muted">
        Links with a case open here and are removed from the address bar. Open the link again to read it once more.
      </p>
      <p className="mt-5">
        <Link to="/" className="link inline-block min-h-6">
          Back to the start page
        </Link>
      </p>
    </div>
  );
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length.toLocaleString('en')} characters)` : text;
}
