import { createContext, useContext, type ReactNode } from 'react';

/** What the page takes from the world. The app hands in the real one, tests a frozen one. */
export interface Environment {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** That many octets that nobody can guess. */
  readonly random: (octets: number) => Uint8Array<ArrayBuffer>;
}

const EnvironmentContext = createContext<Environment | undefined>(undefined);

/** Hands clock and randomness to all that is drawn within. */
export function EnvironmentProvider({ environment, children }: { environment: Environment; children: ReactNode }) {
  return <EnvironmentContext value={environment}>{children}</EnvironmentContext>;
}

/** The world outside. Throws when nobody handed one in: that is our bug. */
export function useEnvironment(): Environment {
  const environment = useContext(EnvironmentContext);
  if (!environment) throw new Error('no <EnvironmentProvider> above');
  return environment;
}
