import { useEffect } from 'react';

import { usePresenting } from '../ui/presenting.ts';
import { useLate } from './late.ts';

const loadBar = async () => (await import('../features/present/bar.tsx')).PresenterBar;

/** Where the words of a demo stand while the page is presented. */
export function PresenterPlace() {
  const isOn = usePresenting((state) => state.on);
  const [Bar, want] = useLate(loadBar);
  useEffect(() => {
    if (isOn) want();
  }, [isOn, want]);
  return isOn && Bar ? <Bar /> : null;
}
