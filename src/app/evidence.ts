import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';

import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Operation, Scheme } from '../core/scheme/define.ts';
import { EMPTY_PANEL, panelKey, useComputeStore, type Panel, type PanelId } from '../features/compute/store.ts';
import type { Evidence } from '../ui/evidence.ts';

/** The evidence of one operation: the very values that its Compute screen has. */
export function useEvidence(scheme: Scheme, operation: Operation): Evidence {
  const navigate = useNavigate();
  const id = useMemo<PanelId>(() => ({ scheme: scheme.card.id, operation: operation.id }), [scheme, operation]);
  const { inputs, observed } = useComputeStore((state) => state.panels[panelKey(id)] ?? EMPTY_PANEL);
  useEffect(() => useComputeStore.getState().open(id, operation.fields), [id, operation]);
  return {
    inputs,
    observed,
    edit: (field, value) => useComputeStore.getState().edit(id, field, value),
    choose: (field, value) => useComputeStore.getState().choose(id, field, value),
    drop: (field) => change(id, (panel) => ({ inputs: without(panel.inputs, field) })),
    observe: (value) => useComputeStore.getState().observe(id, value),
    load: (next, value) => useComputeStore.getState().load(id.scheme, id.operation, next, value),
    sign: () => void navigate({ to: '/$scheme/$operation', params: id, search: { tab: 'compute' } }),
  };
}

function change(id: PanelId, make: (panel: Panel) => Partial<Panel>): void {
  useComputeStore.setState(({ panels }) => {
    const panel = panels[panelKey(id)] ?? EMPTY_PANEL;
    return { panels: { ...panels, [panelKey(id)]: { ...panel, ...make(panel) } } };
  });
}

function without(inputs: Inputs, field: string): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== field));
}
