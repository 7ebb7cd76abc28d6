import { encodeCharset } from '../core/bytes/charset.ts';
import { decodeUtf8 } from '../core/bytes/text.ts';
import type { Alteration } from './alter/alteration.ts';
import { BEYOND_ASCII } from './alter/beyond-ascii.ts';
import { BODY } from './alter/body.ts';
import { INVISIBLE } from './alter/invisible.ts';
import { TEXT } from './alter/text.ts';
import { WRITTEN } from './alter/text-written.ts';
import { INTEGER } from './alter/time.ts';
import type { Finding } from './evidence.ts';
import type { How } from './how.ts';
import { about } from './hypothesis.ts';
import type { Json } from './json/model.ts';
import { scalarText } from './json/shown.ts';

// What was done to a payload, or to one member of it, on the way into a token: it can be read there.

/** The fewest characters of a member that tell whose part they are. */
const FEW = 4;
const byCost = (tables: readonly Alteration[]): Alteration[] => tables.toSorted((a, b) => a.cost - b.cost);
const MEMBER: readonly Alteration[] = byCost([...TEXT, ...INVISIBLE, ...BEYOND_ASCII, ...WRITTEN]);
/** What of a body's mistakes leaves no JSON object, and something to know it by. */
const PAYLOAD: readonly Alteration[] = byCost(BODY).filter(({ names }) =>
  ['python-repr-body', 'form-vs-json', 'body-object-to-string'].includes(names[0]?.[0] ?? ''),
);

/** Done before the payload is encoded: no line that changes the encoded one is the mistake. */
const CHANGED: How = { id: 'token/changed', within: 'the payload' };

/** Why a member has this text instead of the right one; undefined where nothing known makes it so. */
export function memberChange(name: string, wanted: string, got: string): Finding[] | undefined {
  if (got === '') return [emptied(name)];
  const tables = /^\d+$/.test(wanted) ? [...INTEGER, ...MEMBER] : MEMBER;
  const found = tables.find(({ alter }) => alter(wanted) === got);
  if (found) return [{ causes: found.names[0] ?? [], says: about(name, found.says), how: CHANGED }];
  if (decodeUtf8(encodeCharset(wanted, 'utf-8-twice')) === got)
    return [
      {
        causes: ['charset-double-utf8'],
        says: `encodes ${name} as UTF-8 twice`,
        how: CHANGED,
      },
    ];
  if (got.length < FEW || !(wanted.startsWith(got) || wanted.endsWith(got))) return undefined;
  const part = wanted.startsWith(got) ? 'end' : 'start';
  return [{ causes: ['truncated'], says: `loses the ${part} of ${name}`, how: { id: 'token/cut', of: name } }];
}

const emptied = (name: string): Finding => ({
  causes: ['params-missing-from-base'],
  says: `leaves ${name} empty`,
  how: { id: 'token/emptied', of: name },
});

/** Why the payload is no JSON object; undefined where nothing known makes it so. */
export function payloadChange(
  text: string,
  computed: string,
  wanted: Extract<Json, { is: 'object' }>,
): Finding | undefined {
  if (text === `\ufeff${computed}`)
    return {
      causes: ['utf8-bom'],
      says: 'has a byte order mark before the payload',
      how: { id: 'token/bom', text: '\ufeff' },
    };
  if (text === '' || text === '[]')
    return {
      causes: ['params-missing-from-base'],
      says: `has ${text === '' ? 'nothing' : text} for the payload, and no member of it`,
      how: { id: 'token/no-members', text },
    };
  const [only, ...more] = wanted.members;
  if (only && more.length === 0 && text === scalarText(only[1]))
    return {
      causes: ['partial-body-signed'],
      says: `has the bare value of ${only[0]} for the payload, no JSON object`,
      how: { id: 'token/bare', of: only[0] },
    };
  const found = PAYLOAD.find(({ alter }) => alter(computed) === text);
  return (
    found && {
      causes: found.names[0] ?? [],
      says: `writes ${text} for the payload, not its JSON`,
      how: { id: 'token/no-json', text },
    }
  );
}
