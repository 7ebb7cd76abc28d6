import { create } from 'zustand';

import type { Case, CaseReading } from '../../cases/case.ts';
import type { Extra } from '../../cases/extras.ts';
import type { RunRow } from '../../cases/export/junit.ts';
import { withGiven } from '../../cases/given.ts';
import { judgeReading } from '../../cases/run-case.ts';
import { whenLeaving } from '../../core/leaving.ts';
import { oneAtATime } from '../../ui/one-at-a-time.ts';
import { createDoctorClient, type DoctorClient } from '../../workers/doctor-client.ts';
import { startDoctor } from '../../workers/doctor-helper.ts';

/** One pack. */
interface Pack {
  /** The file the pack came from. */
  readonly name: string;
  readonly readings: readonly CaseReading[];
  /** What its file holds that this version does not know: it is saved again. */
  readonly extras: readonly Extra[];
  /** What cases that leave out a field are run with. Never saved. */
  readonly given: Readonly<Record<string, string>>;
}

interface PackState extends Pack {
  /** The pack whose place this one took. */
  readonly before: Pack | undefined;
  /** How each case went, in its place; those that did not run are missing. */
  readonly rows: readonly (RunRow | undefined)[];
  readonly isRunning: boolean;
  readonly give: (name: string, value: string) => void;
  readonly open: (name: string, readings: readonly CaseReading[], extras?: readonly Extra[]) => void;
  /** Shows the pack that was there before; it and this one change places. */
  readonly swap: () => void;
  /** Closes this pack; the one that was there before is shown again. */
  readonly close: () => void;
  readonly add: (value: Case) => void;
  readonly remove: (index: number) => void;
  readonly clear: () => void;
  readonly run: (now: () => number) => Promise<void>;
  readonly cancel: () => void;
}

const NAME = 'pack.json';
const EMPTY = { name: NAME, readings: [], extras: [], rows: [], isRunning: false, given: {}, before: undefined };

let client: DoctorClient | undefined;
const running = oneAtATime();

/** The pack on the Cases screen. In memory only: cases may hold secrets. */
export const usePack = create<PackState>()((set, get) => {
  /** A pack that is another by now is not run on. */
  const change = (state: Partial<PackState>) => {
    running.stop();
    set({ ...state, isRunning: false });
  };
  return {
    ...EMPTY,
    open: (name, readings, extras = []) => change({ ...EMPTY, name, readings, extras, before: heldIn(get()) }),
    swap: () => {
      const { before } = get();
      if (before) change({ ...before, rows: [], before: heldIn(get()) });
    },
    close: () => change({ ...EMPTY, ...get().before }),
    add: (value) => {
      const { readings } = get();
      change({ readings: [...readings, { ok: true, value: named(value, readings) }], rows: [] });
    },
    remove: (index) => {
      const others = <T>(list: readonly T[]) => list.filter((_, at) => at !== index);
      if (get().readings.length === 1) get().close();
      else change({ readings: others(get().readings), rows: others(get().rows) });
    },
    give: (name, value) => change({ given: { ...get().given, [name]: value }, rows: [] }),
    clear: () => change(EMPTY),
    cancel: () => change({}),
    run: async (now) => {
      change({ rows: [] });
      const signal = running.next();
      set({ isRunning: true });
      try {
        const readings = await withGiven(get().readings, givenNow());
        for await (const row of judged(readings, now, signal)) set(({ rows }) => ({ rows: [...rows, row] }));
      } finally {
        if (!signal.aborted) set({ isRunning: false });
      }
    },
  };
});

/** The pack that is open, if there is one. */
function heldIn({ name, readings, extras, given }: PackState): Pack | undefined {
  return readings.length > 0 ? { name, readings, extras, given } : undefined;
}

/** What was typed of what cases leave out. */
const givenNow = () =>
  Object.entries(usePack.getState().given).flatMap(([name, value]) => (value === '' ? [] : { name, value }));

/** A case with what it leaves out; undefined where it cannot be read. */
export async function completed(reading: CaseReading): Promise<Case | undefined> {
  const [whole] = await withGiven([reading], givenNow());
  return whole?.ok ? whole.value : undefined;
}

/** With a number where another case of the pack has its name: reports tell cases apart by it. */
function named(value: Case, readings: readonly CaseReading[]): Case {
  const { id } = value;
  if (id === undefined) return value;
  const taken = new Set(readings.map((reading) => (reading.ok ? reading.value.id : reading.id)));
  const free = (number: number): string => (taken.has(`${id} ${number}`) ? free(number + 1) : `${id} ${number}`);
  return taken.has(id) ? { ...value, id: free(2) } : value;
}

/** How each case goes, one after the other, until nobody wants to know. */
async function* judged(
  readings: readonly CaseReading[],
  now: () => number,
  signal: AbortSignal,
): AsyncGenerator<RunRow> {
  for (const [index, reading] of readings.entries()) {
    const started = now();
    const judgement = await judgeReading(reading, async (value) => {
      client ??= createDoctorClient(navigator.hardwareConcurrency, startDoctor);
      return client.diagnose(value, signal, () => {});
    });
    if (signal.aborted) return;
    yield { ...judgement, ...titleOf(reading, index), ms: now() - started };
    // The page draws between two cases.
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return;
  }
}

whenLeaving(() => usePack.getState().clear());

/** What a case is called, also when it cannot be read. */
export function titleOf(reading: CaseReading, index: number): { readonly name: string; readonly place: string } {
  const id = reading.ok ? reading.value.id : reading.id;
  const place = reading.ok ? `${reading.value.scheme}/${reading.value.operation}` : 'unreadable';
  return { name: id ?? `case ${index + 1}`, place };
}
