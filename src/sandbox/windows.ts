import type { Policy, TimeWindow } from '../core/scheme/policy.ts';
import type { Site } from './site.ts';
import type { World } from './world.ts';

const KEY = 'windows';
const DAY = 86_400;

/** Seconds in either direction, by scheme. */
type Windows = Readonly<Record<string, number>>;

/** How far a timestamp may be off: as the policy says, or as the admin surface has set it. */
export async function windowOf({ memory }: World, scheme: string, window: TimeWindow): Promise<TimeWindow> {
  const seconds = ((await memory.get(KEY)) as Windows | undefined)?.[scheme];
  return seconds === undefined ? window : { ...window, past: seconds, future: seconds };
}

/** The windows in force, by scheme and policy; schemes that ask no timestamp have none. */
export async function readWindows({ world, vendors }: Site): Promise<Record<string, Record<string, TimeWindow>>> {
  const found: Record<string, Record<string, TimeWindow>> = {};
  for (const { scheme } of vendors.values())
    for (const { id, window } of scheme.policies)
      if (window) found[scheme.id] = { ...found[scheme.id], [id]: await windowOf(world, scheme.id, window) };
  return found;
}

/** These schemes have these windows from now on; the others keep theirs. */
export function setWindows({ memory }: World, windows: Windows): Promise<void> {
  return memory.change<Windows, void>(KEY, (old) => ({ value: { ...old, ...windows }, result: undefined }));
}

/** What somebody wishes to set, or what is wrong with it, in words. */
export function windowsOf(row: Readonly<Record<string, unknown>> | undefined, { vendors }: Site): Windows | string {
  if (!row) return 'Send JSON: {"aeterna": 30}, in seconds.';
  const windows: Record<string, number> = {};
  for (const [id, seconds] of Object.entries(row)) {
    if (!vendors.get(id)?.scheme.policies.some(hasWindow)) return `${id.slice(0, 80)} is no scheme with a time window.`;
    if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0 || seconds > DAY)
      return `A window is a whole number of seconds, from 0 to ${DAY}.`;
    windows[id] = seconds;
  }
  return windows;
}

const hasWindow = ({ window }: Policy) => window !== undefined;
