import { Link } from '@tanstack/react-router';
import { Play } from 'lucide-react';

import type { SchemeCard } from '../../core/scheme/define.ts';
import type { Flow } from '../../core/scheme/flow.ts';
import { Heading } from '../../ui/shell-heading.tsx';

export interface FlowGroup {
  readonly card: SchemeCard;
  readonly flows: readonly Flow[];
}

/** Every flow there is, by scheme; or those of one scheme. */
export function FlowList({ groups, title }: { groups: readonly FlowGroup[]; title: string }) {
  return (
    <div className="max-w-6xl">
      <Heading>{title}</Heading>
      <p className="mt-2 max-w-prose text-muted">
        Conversations with a sandbox that really verifies. Press Play and watch what is signed, what the server makes of
        it, and what time does to a token. Each run starts from the same moment and is the same every time.
      </p>
      {groups.map((group) => (
        <Group key={group.card.id} group={group} isAlone={groups.length === 1} />
      ))}
    </div>
  );
}

function Group({ group: { card, flows }, isAlone }: { group: FlowGroup; isAlone: boolean }) {
  return (
    <section aria-label={card.name} className="mt-8">
      {!isAlone && (
        <h2 className="section-title">
          <Link to="/flows/$scheme" params={{ scheme: card.id }} className="inline-block min-h-6 hover:underline">
            {card.name}
          </Link>
        </h2>
      )}
      <ul className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(min(21rem,100%),1fr))] gap-3">
        {flows.map((flow) => (
          <li key={flow.id} className="card-link p-4!">
            <div className="flex items-baseline gap-1.5">
              <Play aria-hidden className="size-3.5 shrink-0 translate-y-px text-accent" />
              <Link
                to="/flows/$scheme/$flow"
                params={{ scheme: card.id, flow: flow.id }}
                className="stretched font-semibold"
              >
                {flow.title}
              </Link>
            </div>
            <p className="mt-1 pl-5 text-sm text-muted">{flow.says}</p>
          </li>
        ))}
      </ul>
      {isAlone && (
        <p className="mt-6">
          <Link to="/flows" className="link inline-block min-h-6">
            Flows of every scheme
          </Link>
        </p>
      )}
    </section>
  );
}
