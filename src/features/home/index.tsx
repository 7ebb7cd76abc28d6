import { ArrowRight } from 'lucide-react';
import { Link } from '@tanstack/react-router';

import type { SchemeCard } from '../../core/scheme/define.ts';
import { buttonLook } from '../../ui/button.tsx';
import { part } from '../../ui/part.tsx';
import { SchemeCards } from '../../ui/shell-cards.tsx';
import { Heading } from '../../ui/shell-heading.tsx';
import { Example } from './example.tsx';
import type { ImportActions } from './import-actions.ts';

const ImportBox = part(
  'The box for a request',
  async () => (await import('./import-box.tsx')).ImportBox,
  <div className="panel min-h-80" />,
);

interface HomeProps extends ImportActions {
  readonly cards: readonly SchemeCard[];
}

/** What the page is, and the ways into it: a request that fails, or a scheme. */
export function Home({ cards, ...actions }: HomeProps) {
  return (
    <div className="mx-auto max-w-6xl">
      <Hero first={cards[0]} actions={actions} />
      <section aria-labelledby="schemes" className="mt-14">
        <h2 id="schemes" className="section-title">
          Choose a scheme
        </h2>
        <SchemeCards cards={cards} />
      </section>
      <HowItWorks />
      <Secrets />
    </div>
  );
}

interface HeroProps {
  readonly first: SchemeCard | undefined;
  readonly actions: ImportActions;
}

function Hero({ first, actions }: HeroProps) {
  return (
    <div className="grid items-start gap-x-10 gap-y-8 pt-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)] xl:pt-6">
      <div className="xl:pt-4">
        <Heading large>See every byte of an API signature, and where it came from.</Heading>
        <p className="mt-5 max-w-[34rem] text-lead leading-relaxed text-muted">
          Countersign computes payment-API signatures in your browser, step by step as you type, so that “invalid
          signature” becomes a byte you can point at.
        </p>
        {first && (
          <p className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2 text-body text-muted">
            <span>Paste the request that fails, or</span>
            <Link to="/$scheme" params={{ scheme: first.id }} className={buttonLook('outline', 'min-h-10 px-4')}>
              Open a playground
              <ArrowRight aria-hidden className="size-4" />
            </Link>
          </p>
        )}
      </div>
      <ImportBox {...actions} />
    </div>
  );
}

const POINTS = [
  {
    title: 'Fill in what you have',
    text: 'Fields carry the vendor’s own names. Invisible spaces, line ends and look-alike letters are pointed out.',
  },
  {
    title: 'Watch it form',
    text: 'Each step of the vendor’s recipe is shown as text, hex or base64, and every byte has the colour of the field it came from.',
  },
  {
    title: 'Compare with yours',
    text: 'Paste the signature your code produced. It matches, or you see the first place where it does not.',
  },
] as const;

function HowItWorks() {
  return (
    <section aria-labelledby="how" className="mt-14">
      <h2 id="how" className="section-title">
        How it works
      </h2>
      <ol className="mt-4 grid gap-x-4 gap-y-6 md:grid-cols-3">
        {POINTS.map(({ title, text }, index) => (
          <li key={title} className="border-t-2 border-line pt-4">
            <h3 className="font-semibold">
              <span className="mr-2 font-normal text-muted tabular-nums">{index + 1}</span>
              {title}
            </h3>
            <p className="mt-1 text-muted">{text}</p>
          </li>
        ))}
      </ol>
      <div className="mt-8">
        <Example />
      </div>
    </section>
  );
}

function Secrets() {
  return (
    <section aria-labelledby="secrets" className="mt-14 mb-6 border-t border-line pt-8">
      <h2 id="secrets" className="section-title">
        Your secrets
      </h2>
      <p className="mt-2 max-w-prose text-muted">
        What you type and send stays in this page’s memory and is gone when you close or reload it. There is no server
        behind the page, no account and no analytics, and its security policy forbids requests to anywhere else. This
        browser remembers your theme, whether shortcuts are on, that you have seen the tour, cases you choose to keep in
        it, and, until it is reset, what the sandbox knows as a vendor would: its clock, the keys and tokens it issued,
        orders and customers. Even so, prefer test credentials.
      </p>
    </section>
  );
}
