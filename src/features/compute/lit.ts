import { create } from 'zustand';
import type { Source } from '../../core/bytes/origin.ts';

/** What lights up: a field somebody is at, or the places that the bytes somebody points at came from. */
interface LitState {
  readonly field: string | undefined;
  readonly places: readonly Source[];
  readonly lightField: (field: string | undefined) => void;
  readonly lightPlaces: (places: readonly Source[]) => void;
}

const NOWHERE: readonly Source[] = [];

/** What lights up on every panel: one field, or the places behind the bytes that are pointed at. */
export const useLit = create<LitState>()((set) => ({
  field: undefined,
  places: NOWHERE,
  lightField: (field) => set({ field }),
  lightPlaces: (places) => set({ places: places.length === 0 ? NOWHERE : places }),
}));
