/**
 * Five minutes in front of a customer as data: what is said, and what happens on the screen at the same
 * time. One interpreter (src/features/present) plays the demos of all schemes; tests look every name up.
 */
export interface Demo {
  readonly title: string;
  readonly steps: readonly DemoStep[];
}

export interface DemoStep {
  /** What the presenter says: a sentence or two, read off the screen. */
  readonly says: string;
  readonly deed?: DemoDeed;
  /** What lights up once the deed is done. */
  readonly look?: Look;
}

export type DemoDeed =
  /** Goes to a view of an operation. */
  | { readonly do: 'open'; readonly operation: string; readonly view?: 'compute' | 'verify' | 'learn' }
  /** Replaces what is on an operation's panel: a sandbox credential, values over it, an observed result; and goes there. */
  | {
      readonly do: 'fill';
      readonly operation: string;
      readonly view?: 'compute' | 'verify';
      readonly credential?: string;
      readonly inputs?: Readonly<Record<string, string>>;
      /** A published value of the scheme to begin with, by its id. */
      readonly vector?: string;
      readonly observed?: string;
    }
  /** Puts what somebody's code produced beside what the panel computed. */
  | { readonly do: 'observe'; readonly operation: string; readonly value: string }
  /** Sends what the panel holds to the sandbox, which accepts it, or refuses it with this code. */
  | { readonly do: 'send'; readonly operation: string; readonly refused?: string }
  /** Opens the newest exchange. */
  | { readonly do: 'exchange' }
  /** Hands what the panel holds to the Doctor and waits for its answer, which must be this cause. */
  | { readonly do: 'diagnose'; readonly operation: string; readonly cause: string }
  /** Goes to a flow, or stays there, and plays so many more of its steps. */
  | { readonly do: 'flow'; readonly flow: string; readonly steps: number };

/** A place on the screen, by the name it is read out with. */
export type Look =
  | { readonly field: string }
  | { readonly step: string }
  /** A region such as Steps, Result, Sandbox, Verdict or Formula. */
  | { readonly part: string };

/** The moment at which every demo takes place: 2026-01-01T00:00:00Z, where flows begin, too. */
export const DEMO_TIME = 1_767_225_600_000;
