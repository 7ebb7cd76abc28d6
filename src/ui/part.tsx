import { useCallback, useState, type ComponentType, type ReactNode } from 'react';

import { useLate } from './late.ts';
import { NotLoaded } from './not-loaded.tsx';

/**
 * A part of a screen that is fetched when it is first drawn, and once. Until it is here `meanwhile` stands in its place;
 * where it cannot be fetched, words that say so and a way to try again.
 */
export function part<Props extends object>(
  what: string,
  load: () => Promise<ComponentType<Props>>,
  meanwhile?: ReactNode,
): ComponentType<Props> {
  let here: ComponentType<Props> | undefined;
  const once = async () => (here ??= await load());
  /** Not in an effect: a frame earlier. */
  const begin = () => {
    if (here) return false;
    once().catch(() => {});
    return true;
  };
  return function Part(props: Props) {
    const [isWanted, setWanted] = useState(begin);
    const giveUp = useCallback(() => setWanted(false), []);
    const { Late = here, hasFailed } = useLate(once, isWanted, giveUp);
    if (Late) return <Late {...props} />;
    return hasFailed ? <NotLoaded what={what} retry={() => setWanted(true)} /> : meanwhile;
  };
}
