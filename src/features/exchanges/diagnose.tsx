import { useQuery } from '@tanstack/react-query';

import { DiagnoseButton } from '../../ui/diagnose-button.tsx';
import { readHanded } from './handed.ts';
import type { Row } from './rows.ts';

/** To the Doctor, with what the server holds as the right side. Not there when the signature was right or cannot be computed. */
export function Diagnose({ row }: { readonly row: Row }) {
  const view = row.server ?? row.sent?.server;
  const isAsked = view?.verdict.code === 'signature-mismatch';
  const { data } = useQuery({
    queryKey: ['exchanges', 'handed', row.id, view?.at ?? 0],
    queryFn: () => readHanded(row),
    enabled: isAsked,
    networkMode: 'always',
    // It holds a secret of the demo account: not kept longer than it is looked at.
    gcTime: 0,
  });
  return isAsked && data ? <DiagnoseButton handed={data} /> : null;
}
