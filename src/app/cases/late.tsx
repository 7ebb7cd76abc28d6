import { lazy, type ComponentType } from 'react';

const load = () => import('./bar.ts');
type Bar = Awaited<ReturnType<typeof load>>;

/** What every screen shows of cases, in a chunk of its own. Where that cannot be fetched, the screen does without. */
function part<Props>(pick: (bar: Bar) => ComponentType<Props>) {
  return lazy(async () => {
    try {
      return { default: pick(await load()) };
    } catch {
      return { default: Nothing };
    }
  });
}

function Nothing(): null {
  return null;
}

export const CaseActions = part((bar) => bar.CaseActions);
export const OpenedBanner = part((bar) => bar.OpenedBanner);
export const FileNotice = part((bar) => bar.FileNotice);
