import { Link } from '@tanstack/react-router';

/** What the Learn page has a place for. */
type Kind = 'field' | 'step' | 'check' | 'error';

/** The id of that place on the Learn page. */
export function anchorOf(kind: Kind, name: string): string {
  return `${kind}-${name.replace(/[^\w-]+/g, '-')}`;
}

interface LearnLinkProps {
  scheme: string;
  operation: string;
  kind: Kind;
  /** The field, step or verdict that is explained there. */
  name: string;
}

/** Leads from a thing on the screen to what the Learn page says of it. */
export function LearnLink({ scheme, operation, kind, name }: LearnLinkProps) {
  return (
    <Link
      to="/$scheme/$operation"
      params={{ scheme, operation }}
      search={{ tab: 'learn' }}
      hash={anchorOf(kind, name)}
      aria-label={`More about ${name}`}
      className="link -mb-1 inline-block min-h-6 min-w-6 whitespace-nowrap"
    >
      More
    </Link>
  );
}
