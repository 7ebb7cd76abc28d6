import { findInvisible } from '../bytes/invisible.ts';
import { checkPublicKey } from '../crypto/keys.ts';
import type { Problem } from '../problem.ts';
import { checkChoice, checkInteger, checkRawBody, checkUnixTime, emptyIsSuspicious } from './field-checks.ts';
import { checkHost, checkMethod, checkNonce, checkPort, checkQuery, checkUri } from './http-fields.ts';
import { checkLive } from './live-secrets.ts';

/** One input of an operation, named as the vendor names it. */
export interface FieldDef {
  /** The vendor's name: label on screen, key in case files. */
  readonly name: string;
  readonly kind: FieldKind;
  /** One sentence: what it is and where to find it. */
  readonly help: string;
  /** May be left out without a word. */
  readonly optional?: true;
  /** Never in a link, report or log unless the user ticks it. */
  readonly secret?: true;
  /** For `choice`: the values there are, the first being the default. */
  readonly choices?: readonly string[];
  /** For `choice`: what each value means, in a sentence. */
  readonly meanings?: Readonly<Record<string, string>>;
  /** For `choice`: the fields that hold another value under each choice (a key pair per flow). */
  readonly separates?: readonly string[];
  /** The documented value, taken when the input is absent (not when it was emptied). */
  readonly initial?: string;
  /** A value to try the operation with, where the sandbox's own key does not say one. */
  readonly example?: string;
}

/**
 * Kinds are rows of a table: each knows its shape on screen and what is wrong with a value. The
 * panel, the terminal and the sandbox ask the table, never the scheme.
 */
export type FieldKind =
  | 'text'
  | 'credential'
  | 'secret'
  | 'integer'
  | 'unixSeconds'
  | 'unixMillis'
  | 'risingKey'
  | 'json'
  | 'rawBody'
  | 'choice'
  | 'nonce'
  | 'method'
  | 'host'
  | 'port'
  | 'uri'
  | 'query'
  | 'token'
  | 'publicKey';

/** What a Unix time is counted in. */
export type TimeUnit = 'seconds' | 'milliseconds';

interface KindRow {
  readonly shape: 'single' | 'multiline' | 'choice';
  /** The unit of a Unix time, or of a number that is one by habit: what the "Now" button writes. */
  readonly now?: TimeUnit;
  /** What the "new …" button writes: `nonce` is 32 characters from `freshNonce`. */
  readonly fresh?: 'nonce';
  readonly check: (value: string, field: FieldDef) => readonly Problem[];
}

const none = () => [];

/** What each kind of field looks like, offers as buttons and says of a value. Checks never change a value. */
export const FIELD_KINDS: Readonly<Record<FieldKind, KindRow>> = {
  text: { shape: 'single', check: emptyIsSuspicious },
  credential: { shape: 'single', check: emptyIsSuspicious },
  secret: { shape: 'single', check: emptyIsSuspicious },
  integer: { shape: 'single', check: checkInteger },
  unixSeconds: { shape: 'single', now: 'seconds', check: checkUnixTime('seconds') },
  unixMillis: { shape: 'single', now: 'milliseconds', check: checkUnixTime('milliseconds') },
  risingKey: { shape: 'single', now: 'milliseconds', check: checkInteger },
  json: { shape: 'multiline', check: none },
  rawBody: { shape: 'multiline', check: checkRawBody },
  choice: { shape: 'choice', check: checkChoice },
  nonce: { shape: 'single', fresh: 'nonce', check: checkNonce },
  method: { shape: 'single', check: checkMethod },
  host: { shape: 'single', check: checkHost },
  port: { shape: 'single', check: checkPort },
  uri: { shape: 'single', check: checkUri },
  query: { shape: 'single', check: checkQuery },
  token: { shape: 'multiline', check: emptyIsSuspicious },
  publicKey: { shape: 'multiline', check: (value, field) => checkPublicKey(value, field.name) },
};

type Options = Pick<FieldDef, 'optional' | 'choices' | 'meanings' | 'separates' | 'initial' | 'example'>;
const make =
  (kind: FieldKind, extra: Partial<FieldDef> = {}) =>
  (name: string, help: string, options: Options = {}): FieldDef => ({ name, kind, help, ...extra, ...options });

/** Free text that is signed as typed. */
export const text = make('text');
/** A public identifier the vendor hands out. */
export const credential = make('credential');
/** A key that must stay secret. */
export const secret = make('secret', { secret: true });
/** A whole number kept as text, of any size. */
export const integer = make('integer');
/** Unix time in seconds, as decimal text. */
export const unixSeconds = make('unixSeconds');
/** Unix time in milliseconds, as decimal text. */
export const unixMillis = make('unixMillis');
/** A number that must rise with every request; milliseconds by habit. */
export const risingKey = make('risingKey');
/** A raw JSON body that the recipe reads members of. */
export const json = make('json');
/** A raw body of any kind, signed as it stands. */
export const rawBody = make('rawBody');
/** One of the values in `choices`, the first unless something is chosen. */
export const choice = make('choice');

/** A random text sent once (draft-ietf-oauth-v2-http-mac-01 section 3.1). */
export const nonce = make('nonce');
/** An HTTP method (RFC 9110 section 9.1), signed in the case it is typed in. */
export const method = make('method');
/** A host name without scheme, port and path. */
export const host = make('host');
/** A TCP port in decimal digits. */
export const port = make('port');
/** A request-URI: path and query, exactly as on the request line. */
export const uri = make('uri');
/** Parameters as a query string without the question mark, signed as they stand. */
export const query = make('query');
/** A bearer token: it opens the door to whoever holds it. */
export const token = make('token', { secret: true });
/** A public key as PEM, certificate, JWK or JWKS. */
export const publicKey = make('publicKey');

/** Whether a field is a time, in whatever unit; a number that rises is not, though it may come from a clock. */
export const isTimestamp = ({ kind }: FieldDef): boolean => kind === 'unixSeconds' || kind === 'unixMillis';

/** What the time in the field of that name is counted in; seconds, where its kind does not say. */
export function unitOf(fields: readonly FieldDef[], name: string): TimeUnit {
  const field = fields.find((own) => own.name === name);
  return (field && FIELD_KINDS[field.kind].now) ?? 'seconds';
}

/** What is wrong, or suspicious, with one value. Never quotes a secret. */
export function checkField(field: FieldDef, value: string): Problem[] {
  const row = FIELD_KINDS[field.kind];
  const problems = [...row.check(value, field)];
  if (row.shape === 'choice') return problems;
  problems.push(...checkLive(value, field.name));
  // Read, and not signed: a PEM file ends with a line break.
  if (field.kind === 'publicKey') return problems;
  const shape = row.shape === 'single' ? 'single' : 'multiline';
  for (const { code, says } of findInvisible(value, shape)) {
    problems.push({
      code,
      severity: shape === 'single' ? 'warning' : 'note',
      field: field.name,
      expected: 'no invisible characters',
      got: `a value that ${says}`,
      fix: 'It is signed exactly as it stands: keep it only if the vendor has it too.',
    });
  }
  return problems;
}
