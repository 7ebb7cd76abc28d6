import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';

import type { Operation, Scheme } from '../core/scheme/define.ts';
import { panelIn, useComputeStore, type PanelId } from '../features/compute/store.ts';
import type { Evidence } from '../ui/evidence.ts';

/** The evidence of one operation: the very values that its Compute screen has. */
export function useEvidence(scheme: Scheme, operation: Operation): Evidence {
  const navigate = useNavigate();
  const id = useMemo<PanelId>(() => ({ scheme: scheme.card.id, operation: operation.id }), [scheme, operation]);
  const { inputs, observed } = useComputeStore((state) => panelIn(state, id));
  useEffect(() => useComputeStore.getState().open(id, operation.fields), [id, operation]);
  return {
    inputs,
    observed,
    edit: (field, value) => useComputeStore.getState().edit(id, field, value),
    choose: (field, value) => useComputeStore.getState().choose(id, field, value),
    drop: (field) => useComputeStore.getState().drop(id, field),
    observe: (value) => useComputeStore.getState().observe(id, value),
    load: (next, value) => useComputeStore.getState().load(id.scheme, id.operation, next, value),
    sign: () => void navigate({ to: '/$scheme/$operation', params: id, search: { tab: 'compute' } }),
  };
}
