/**
 * A conversation with the sandbox as data: what is sent, what happens to clock and network, and what
 * must come back. The tests and the player read the same rows.
 */
export interface Flow {
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly says: string;
  readonly steps: readonly FlowStep[];
}

export type FlowStep =
  | SendStep
  | AgainStep
  | CallStep
  | ReceiveStep
  | ClockStep
  | ClientClockStep
  | FaultStep
  | RotateStep;

interface Told {
  /** What happens and why, for the reader of the diagram. */
  readonly says: string;
}

/** A request signed by an operation's recipe. */
export interface SendStep extends Told {
  readonly do: 'send';
  /** Later steps refer to it. */
  readonly as?: string;
  readonly operation: string;
  /** Fields that the credential does not hold, or holds differently. */
  readonly inputs?: Readonly<Record<string, FlowValue>>;
  /** The demo credential whose values fill the fields; or one kept from an answer. */
  readonly credential?: string;
  /** Another endpoint than the operation's own sample. */
  readonly method?: string;
  readonly target?: FlowValue;
  readonly origin?: string;
  readonly body?: FlowJson;
  /** Members added to the body that the operation prints. */
  readonly members?: Readonly<Record<string, FlowJson>>;
  /** Headers added to those of the operation. */
  readonly headers?: Readonly<Record<string, FlowValue>>;
  readonly expect: Expectation;
  readonly keep?: Readonly<Record<string, string>>;
}

/** The very bytes of an earlier request once more. */
export interface AgainStep extends Told {
  readonly do: 'again';
  readonly of: string;
  readonly expect: Expectation;
}

/** A request that no operation signs. */
export interface CallStep extends Told {
  readonly do: 'call';
  readonly method: string;
  readonly target: FlowValue;
  readonly headers?: Readonly<Record<string, FlowValue>>;
  readonly body?: FlowJson;
  readonly expect: Expectation;
  readonly keep?: Readonly<Record<string, string>>;
}

/** The vendor sends a callback; the merchant verifies it with the operation's recipe. */
export interface ReceiveStep extends Told {
  readonly do: 'receive';
  readonly callback: string;
  readonly params?: Readonly<Record<string, FlowValue>>;
  readonly operation: string;
  readonly credential?: string;
  readonly inputs?: Readonly<Record<string, FlowValue>>;
  readonly expect: { readonly verdict: string };
}

/** The sandbox clock moves. */
export interface ClockStep extends Told {
  readonly do: 'clock';
  readonly skip?: number;
  readonly set?: string;
  readonly freeze?: boolean;
}

/** The client's clock differs from the sandbox's by so many seconds; `from` takes the server's time out of an answer. */
export interface ClientClockStep extends Told {
  readonly do: 'client-clock';
  readonly offset?: number;
  readonly from?: string;
}

/** Exactly these faults are on from here. */
export interface FaultStep extends Told {
  readonly do: 'faults';
  readonly on: readonly FaultSetting[];
}

/** The key ring gets a new secret; the old one stays valid for so many seconds. */
export interface RotateStep extends Told {
  readonly do: 'rotate';
  readonly credential: string;
  readonly overlap: number;
  /** The name under which the new credential is kept. */
  readonly keep: string;
}

/** A fault switched on, with what it needs to know. */
export interface FaultSetting {
  readonly id: string;
  readonly header?: string;
  readonly seconds?: number;
  /** How many messages it hits; absent: all. */
  readonly times?: number;
}

/** A value at the time of sending. */
export type FlowValue =
  | string
  /** The client's clock, so many seconds later or earlier. */
  | { readonly now: 'seconds' | 'milliseconds'; readonly plus?: number }
  /** So many random letters and digits. */
  | { readonly random: number }
  /** Something kept from an answer, by name. */
  | { readonly kept: string }
  /** A value of a credential, by the vendor's name: [credential, field]. */
  | { readonly of: readonly [credential: string, field: string] }
  /** Texts one after the other. */
  | { readonly join: readonly FlowValue[] };

/** A JSON body whose leaves are values of the moment. Numbers stay numbers. */
export type FlowJson = FlowValue | number | boolean | null | FlowJsonObject | readonly FlowJson[];
export interface FlowJsonObject {
  readonly json: Readonly<Record<string, FlowJson>>;
}

export interface Expectation {
  readonly status: number;
  /** The verdict's code. */
  readonly verdict: string;
  /** Members of the answer by path (`data.accessToken`, `errors.0.code`) and their text; `*` is any text. */
  readonly body?: Readonly<Record<string, string>>;
}
