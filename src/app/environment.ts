import type { Environment } from '../ui/environment.tsx';

/** Time that stands still and dice that fall the same: while the page is presented. */
let staged: Environment | undefined;

/** Puts another clock and other dice in the place of the real ones; undefined brings these back. */
export function stageEnvironment(environment: Environment | undefined): void {
  staged = environment;
}

/** The real clock and randomness, unless the page is on a stage. */
export const environment: Environment = {
  now: () => staged?.now() ?? Date.now(),
  random: (octets) => staged?.random(octets) ?? crypto.getRandomValues(new Uint8Array(octets)),
};
