/** Which demo this tab shows, and its step from 1: a scheme's id and a number, nothing that was typed. */
const KEY = 'countersign.presenting';

/** Notes where a demo is, for a reload; without a place it is over. */
export function noteDemo(place?: { readonly scheme: string; readonly step: number }): void {
  attempt(() =>
    place ? sessionStorage.setItem(KEY, `${place.scheme}?step=${place.step}`) : sessionStorage.removeItem(KEY),
  );
}

/** A page that is loaded again in the midst of a demo goes back to its step: the screen alone would be an empty panel. */
function resumeDemo(): void {
  const place = attempt(() => sessionStorage.getItem(KEY));
  noteDemo();
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (place && loaded?.type === 'reload') window.history.replaceState(null, '', `#/present/${place}`);
}

/** Storage throws where the browser blocks it; a reload then shows the screen it was on. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

resumeDemo();
