import { Link, useParams } from '@tanstack/react-router';
import { Projector } from 'lucide-react';

/** To the presenter mode: of the system that is open, else of one to be chosen. */
export function PresentLink() {
  const { scheme } = useParams({ strict: false });
  const look = { 'aria-label': 'Present', title: 'Present', className: 'icon-button' } as const;
  const icon = <Projector aria-hidden className="size-4.5" />;
  return scheme === undefined ? (
    <Link to="/present" {...look}>
      {icon}
    </Link>
  ) : (
    <Link to="/present/$scheme" params={{ scheme }} preload={false} {...look}>
      {icon}
    </Link>
  );
}
