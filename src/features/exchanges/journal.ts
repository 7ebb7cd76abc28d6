import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';

import type { ServerExchange } from '../../sandbox/journal.ts';
import { askSandbox } from '../../workers/page/admin.ts';
import { useSent } from '../../workers/page/exchanges.ts';

const KEY = ['sandbox', 'journal'];
const NONE: readonly ServerExchange[] = [];
/** Other tabs share the sandbox: what they did shows up after so many milliseconds. */
const POLL = 3000;
const KEPT = 1000;

/** The sandbox's journal, oldest first, kept up to date. */
export function useJournal() {
  const client = useQueryClient();
  const { data = NONE, isPending } = useQuery({
    queryKey: KEY,
    queryFn: () => readJournal(client.getQueryData<readonly ServerExchange[]>(KEY) ?? NONE),
    refetchInterval: POLL,
    networkMode: 'always',
    placeholderData: keepPreviousData,
    // A thousand records are compared by id, not member by member.
    structuralSharing: false,
  });
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: KEY }), [client]);
  useEffect(() => useSent.subscribe(refresh), [refresh]);
  return { journal: data, isPending, refresh };
}

/** Only what is new, when the last one known is still there; else, after a reset, everything. */
async function readJournal(known: readonly ServerExchange[]): Promise<readonly ServerExchange[]> {
  const last = known.at(-1);
  if (last) {
    const [first, ...newer] = await read(last.id - 1);
    if (first?.id === last.id && first.at === last.at)
      return newer.length === 0 ? known : [...known, ...newer].slice(-KEPT);
  }
  return read(0);
}

async function read(after: number): Promise<readonly ServerExchange[]> {
  const answer = await askSandbox<{ readonly exchanges: readonly ServerExchange[] }>('GET', `journal?after=${after}`);
  return answer?.exchanges ?? NONE;
}
