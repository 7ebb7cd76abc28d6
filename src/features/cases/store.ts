import { create } from 'zustand';

import type { Case, CaseReading } from '../../cases/case.ts';
import type { RunRow } from '../../cases/export/junit.ts';
import { judgeReading } from '../../cases/run-case.ts';
import { whenLeaving } from '../../core/leaving.ts';
import { createDoctorClient, type DoctorClient } from '../../workers/doctor-client.ts';
import { startDoctor } from '../../workers/doctor-helper.ts';

interface PackState {
  /** The file the pack came from. */
  readonly name: string;
  readonly readings: readonly CaseReading[];
  /** How each case went, in its place; those that did not run are missing. */
  readonly rows: readonly (RunRow | undefined)[];
  readonly isRunning: boolean;
  readonly open: (name: string, readings: readonly CaseReading[]) => void;
  readonly add: (value: Case) => void;
  readonly remove: (index: number) => void;
  readonly clear: () => void;
  readonly run: (now: () => number) => Promise<void>;
  readonly cancel: () => void;
}

const NAME = 'pack.json';
const EMPTY = { name: NAME, readings: [], rows: [], isRunning: false };

let client: DoctorClient | undefined;
let running: AbortController | undefined;

/** The pack on the Cases screen. In memory only: cases may hold secrets. */
export const usePack = create<PackState>()((set, get) => ({
  ...EMPTY,
  open: (name, readings) => {
    running?.abort();
    set({ ...EMPTY, name, readings });
  },
  add: (value) => {
    running?.abort();
    set(({ readings }) => ({ readings: [...readings, { ok: true, value }], rows: [], isRunning: false }));
  },
  remove: (index) => {
    running?.abort();
    set(({ readings, rows }) => ({
      readings: readings.filter((_, at) => at !== index),
      rows: rows.filter((_, at) => at !== index),
      isRunning: false,
    }));
  },
  clear: () => {
    running?.abort();
    set(EMPTY);
  },
  cancel: () => {
    running?.abort();
    set({ isRunning: false });
  },
  run: async (now) => {
    running?.abort();
    const own = new AbortController();
    running = own;
    const { readings } = get();
    set({ rows: [], isRunning: true });
    const rows: RunRow[] = [];
    for (const [index, reading] of readings.entries()) {
      const started = now();
      const judgement = await judgeReading(reading, async (value) => {
        client ??= createDoctorClient(navigator.hardwareConcurrency, startDoctor);
        return client.diagnose(value, own.signal, () => {});
      });
      if (own.signal.aborted) return;
      rows.push({ ...judgement, ...titleOf(reading, index), ms: now() - started });
      set({ rows: [...rows] });
      // The page draws between two cases.
      await new Promise((resolve) => setTimeout(resolve));
      if (own.signal.aborted) return;
    }
    set({ isRunning: false });
  },
}));
whenLeaving(() => usePack.getState().clear());

/** What a case is called, also when it cannot be read. */
export function titleOf(reading: CaseReading, index: number): { readonly name: string; readonly place: string } {
  const id = reading.ok ? reading.value.id : reading.id;
  const place = reading.ok ? `${reading.value.scheme}/${reading.value.operation}` : 'unreadable';
  return { name: id ?? `case ${index + 1}`, place };
}
