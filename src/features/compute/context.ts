import { createContext, useContext } from 'react';

import type { Operation, Scheme } from '../../core/scheme/define.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import { isTouched, type Panel } from './panel.ts';
import { panelIn, useComputeStore, type PanelId } from './store.ts';

/** Which operation this panel is of. */
export interface PanelTarget {
  readonly id: PanelId;
  readonly scheme: Scheme;
  readonly operation: Operation;
}

const TargetContext = createContext<PanelTarget | undefined>(undefined);
/** Says to everything below which scheme and operation the panel is for; `useTarget` reads it. */
export const TargetProvider = TargetContext.Provider;

/** The operation whose panel this is. Throws outside of one: that is our bug. */
export function useTarget(): PanelTarget {
  const target = useContext(TargetContext);
  if (!target) throw new Error('outside of a compute panel');
  return target;
}

/** A part of this panel's state; the component is drawn again when that part changes. */
export function usePanel<T>(select: (panel: Panel) => T): T {
  const { id } = useTarget();
  return useComputeStore((state) => select(panelIn(state, id)));
}

/** Whether a field's value is not to be read now. */
export function useHidden({ secret, name }: FieldDef): boolean {
  return usePanel((panel) => secret === true && !panel.revealed.has(name));
}

/** Whether anything has been entered: before that, nothing complains. */
export function useTouched(): boolean {
  const { operation } = useTarget();
  return usePanel((panel) => isTouched(panel, operation.fields));
}
