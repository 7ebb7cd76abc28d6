import { Link } from '@tanstack/react-router';

import type { Scheme } from '../../core/scheme/define.ts';
import type { SchemeSandbox } from '../../core/scheme/sandbox.ts';
import { FAULTS } from '../../sandbox/faults.ts';
import { Heading } from '../../ui/shell-heading.tsx';
import { FlowPlayer } from './player.tsx';

export { FlowList } from './list.tsx';

interface FlowScreenProps {
  scheme: Scheme;
  sandbox: SchemeSandbox;
  flow: SchemeSandbox['flows'][number];
}

/** One flow: what it shows, and the player. */
export function FlowScreen({ scheme, sandbox, flow }: FlowScreenProps) {
  const { card } = scheme;
  return (
    <FlowPlayer scheme={scheme} sandbox={sandbox} flow={flow} faults={FAULTS}>
      <nav aria-label="Breadcrumb" className="text-sm text-muted">
        <Link to="/flows" activeOptions={{ exact: true }} className="link inline-block min-h-6">
          Flows
        </Link>
        <span aria-hidden="true"> / </span>
        <Link
          to="/flows/$scheme"
          params={{ scheme: card.id }}
          activeOptions={{ exact: true }}
          className="link inline-block min-h-6"
        >
          {card.name}
        </Link>
      </nav>
      <div className="mt-1">
        <Heading>{flow.title}</Heading>
      </div>
      <p className="mt-2 max-w-prose text-muted">{flow.says}</p>
    </FlowPlayer>
  );
}
