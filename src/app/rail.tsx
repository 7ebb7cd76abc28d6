import { Link } from '@tanstack/react-router';

import { cards } from '../schemes/registry.ts';
import { useCurrentInView } from './current-in-view.ts';

/** What a scheme is in the room that a rail has: its line up to the first pause. The scheme's own page has all of it. */
const briefOf = (line: string) => line.replace(/[,;].*$/s, '');

const TOOLS = [
  { to: '/doctor', name: 'Doctor', brief: 'Which mistake made this signature' },
  { to: '/flows', name: 'Flows', brief: 'Conversations with the sandbox, played step by step' },
  { to: '/exchanges', name: 'Exchanges', brief: 'What was sent to the sandbox, and what it saw' },
  { to: '/cases', name: 'Cases', brief: 'Recent ones, and packs of many that run together' },
] as const;

/** The schemes, and what is for all of them: a column beside the screen, and a row above it where there is no room for one. */
export function Rail() {
  const rail = useCurrentInView<HTMLDivElement>();
  return (
    <div
      ref={rail}
      data-rail=""
      // In Firefox what scrolls is a stop of the Tab key; here every link is one already.
      tabIndex={-1}
      className="scroll-row relative flex overflow-x-auto border-b border-line rail:sticky rail:top-[var(--header)] rail:block rail:h-[calc(100dvh-var(--header))] rail:w-64 rail:shrink-0 rail:overflow-y-auto rail:border-b-0"
    >
      <nav aria-label="Schemes">
        <h2 className="hidden px-7 pt-8 pb-2 text-xs font-medium tracking-wide text-muted rail:block">Schemes</h2>
        <ul className="flex gap-1 py-2 sm:gap-0 rail:gap-1 pl-3 sm:pl-4 rail:flex-col rail:px-4 rail:py-0">
          {cards.map(({ id, name, line }) => (
            <li key={id} className="shrink-0">
              <Link to="/$scheme" params={{ scheme: id }} className="rail-link">
                <Place name={name} brief={briefOf(line)} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label="Tools" className="rail:pb-6">
        <h2 className="hidden px-7 pt-6 pb-2 text-xs font-medium tracking-wide text-muted rail:block">Tools</h2>
        <ul className="flex gap-1 py-2 sm:gap-0 rail:gap-1 pr-3 pl-1 rail:flex-col rail:px-4 rail:py-0">
          {TOOLS.map(({ to, ...place }) => (
            <li key={to} className="shrink-0">
              <Link to={to} className="rail-link">
                <Place {...place} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function Place({ name, brief }: { name: string; brief: string }) {
  return (
    <>
      <span className="font-medium whitespace-nowrap">{name}</span>
      <span className="hidden text-small leading-snug text-muted rail:block">{brief}</span>
    </>
  );
}
