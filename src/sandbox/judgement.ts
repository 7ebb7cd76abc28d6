import type { Inputs } from '../core/recipe/evaluate.ts';
import { verdictWords, type Credential } from '../core/scheme/policy.ts';
import type { RsaDesk, SchemeSandbox, Store } from '../core/scheme/sandbox.ts';
import type { CheckRow } from '../core/scheme/verify.ts';
import type { KeyRecord } from './keyring.ts';
import type { RecordedStep } from './steps.ts';
import type { World } from './world.ts';

/** What the server says of a request: `ok`, `public`, or a typed code, and what it measured. */
export interface ServerVerdict {
  readonly code: string;
  readonly ok: boolean;
  readonly says: string;
  readonly measured?: string;
  /** Of a key that does not rise: the last one that was taken, which the next has to exceed. */
  readonly last?: string;
  /** The rows of the operation's own verification. */
  readonly rows: readonly CheckRow[];
}

/** A verdict with everything that led to it. */
export interface Judgement {
  readonly verdict: ServerVerdict;
  readonly steps: readonly RecordedStep[];
  readonly inputs: Inputs;
  readonly who?: Credential;
  readonly policy?: string;
  /** Unix milliseconds: the moment a refusal is about. */
  readonly moment?: number;
}

/** What a check needs to know of its surroundings. */
export interface Court {
  readonly world: World;
  readonly scheme: SchemeSandbox;
  readonly now: number;
  readonly store: Store;
  readonly rsa: RsaDesk;
  readonly record: (identity: string) => Promise<KeyRecord | undefined>;
  /** A fault: every key the client holds has ended. */
  readonly isRotated: boolean;
}

export type Proven = Omit<Judgement, 'policy'>;

/** A verdict by code, keeping what was found out before. */
export function judged(
  code: string,
  measured: string | undefined,
  found: Partial<Proven> & Partial<Pick<ServerVerdict, 'ok' | 'rows' | 'last'>> = {},
): Proven {
  const { verdict, steps = [], inputs = {}, who, moment, ok = false, last } = found;
  const rows = found.rows ?? verdict?.rows ?? [];
  const says = rows.find((row) => row.state === 'failed' && row.code === code)?.says ?? verdictWords(code) ?? code;
  return {
    verdict: {
      code,
      ok,
      says,
      rows,
      ...(measured === undefined ? {} : { measured }),
      ...(last === undefined ? {} : { last }),
    },
    steps,
    inputs,
    ...(who ? { who } : {}),
    ...(moment === undefined ? {} : { moment }),
  };
}
