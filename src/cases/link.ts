import type { Problem } from '../core/problem.ts';
import { caseJson, readCase, type Case } from './case.ts';
import { escapeText, isLink, sumOf, unescapeText } from './link-text.ts';
import { squeeze, unsqueeze } from './squeeze.ts';

/**
 * A case as the part of an address behind `#`, which no browser sends to a server:
 *
 *     #/paynet/auth?case=1.0a1b2c3d&in.id=123&in.key=1706360400000&out.hash=3a2a…
 *
 * `in.` are inputs, `out.` is what was observed, both by the vendor's names and percent-encoded. Where that
 * is bulky, or a text is no Unicode, all of it is in `z`: the case file, compressed, as base64url. `case` is
 * the version and a sum of the rest, which tells a link that was cut or changed on its way; people who write
 * links by hand leave the sum out. A link without `case` is no link of ours, unless it was cut off within it.
 */
const VERSION = '1';
/** From so many characters on, the compressed form is tried. */
const BULKY = 1500;
/** A longer link is refused unread: no browser's address bar takes it. */
const LONGEST = 2_000_000;

export type LinkReading =
  | { readonly is: 'case'; readonly value: Case; readonly tab?: string }
  /** Something is wrong with it; `read` is what could be read all the same. */
  | { readonly is: 'damaged'; readonly problem: Problem; readonly read: Partial<Case>; readonly tab?: string }
  /** An address of the page, not a link with a case. */
  | { readonly is: 'none' };

/** The link of a case: what follows the page's own address, `#` first. Secrets are the caller's to leave out. */
export async function writeLink(value: Case, tab?: string): Promise<string> {
  const place = [value.scheme, value.operation].map((part) => escapeText(part) ?? '').join('/');
  const start = `/${place}?case=${VERSION}${tab === undefined ? '' : `&tab=${escapeText(tab) ?? ''}`}`;
  const plain = plainParts(value);
  const readable = plain === undefined ? undefined : start + plain;
  if (readable !== undefined && readable.length < BULKY) return finished(readable);
  const packed = `${start}&z=${await squeeze(JSON.stringify(caseJson(value)))}`;
  return finished(readable !== undefined && readable.length <= packed.length ? readable : packed);
}

function finished(text: string): string {
  return `#${text.replace(`case=${VERSION}`, `case=${VERSION}.${sumOf(text)}`)}`;
}

function plainParts({ id, inputs, observed }: Case): string | undefined {
  const pairs = [
    ...(id === undefined ? [] : [['id', id] as const]),
    ...Object.entries(inputs).map(([name, text]) => [`in.${name}`, text] as const),
    ...Object.entries(observed).map(([name, text]) => [`out.${name}`, text] as const),
  ];
  const written = pairs.map(([name, text]) => [escapeText(name), escapeText(text)] as const);
  if (written.some(([name, text]) => name === undefined || text === undefined)) return undefined;
  return written.map(([name, text]) => `&${name}=${text}`).join('');
}

/** Reads a link: `location.hash`, or the whole address. Never throws and never hangs, whatever it is given. */
export async function readLink(address: string): Promise<LinkReading> {
  const hash = address.slice(Math.max(0, address.indexOf('#')));
  if (hash.length > LONGEST) return damaged(TOO_LONG, {});
  if (!isLink(hash)) return { is: 'none' };
  // Where a link was copied out of HTML, `&` may stand as it is written there; no link of ours has a `;`.
  const text = (hash.startsWith('#') ? hash.slice(1) : hash).replaceAll('&amp;', '&');
  const [place, query] = split(text, '?');
  const pairs = query.split('&').map((pair) => split(pair, '='));
  const tab = textOf(pairs, 'tab');
  const [version, sum] = split(textOf(pairs, 'case') ?? '', '.');
  const isWhole =
    sum === '' ? holdsValues(pairs) : sumOf(text.replace(`case=${version}.${sum}`, `case=${version}`)) === sum;
  const reading = await readPairs(place, pairs, version, !isWhole);
  return tab === undefined || reading.is === 'none' ? reading : { ...reading, tab };
}

type Pair = readonly [name: string, value: string];

/** Whether it reaches its first value. One that holds none on purpose was not written by hand: it has a sum. */
function holdsValues(pairs: readonly Pair[]): boolean {
  return pairs.some(([name]) => /^(?:z$|in\.|out\.)/.test(name));
}

async function readPairs(
  place: string,
  pairs: readonly Pair[],
  version: string,
  isBroken: boolean,
): Promise<LinkReading> {
  const [, scheme = '', operation = ''] = place.split('/').map((part) => unescapeText(part) ?? '');
  const packed = pairs.find(([name]) => name === 'z')?.[1];
  const plain = plainCase(scheme, operation, pairs);
  if (version === '') return damaged(CHANGED, plain.value);
  if (version !== VERSION) return damaged(/^\d{1,6}$/.test(version) ? newer(version) : FOREIGN, plain.value);
  if (packed !== undefined) return readPacked(packed, plain.value, isBroken);
  if (isBroken) return damaged(CHANGED, plain.value);
  return plain.isWhole ? { is: 'case', value: plain.value } : damaged(UNREADABLE, plain.value);
}

async function readPacked(packed: string, { scheme, operation }: Case, isBroken: boolean): Promise<LinkReading> {
  const json = await unsqueeze(packed);
  const reading = json === undefined ? undefined : readCase(json);
  if (!reading?.ok) return damaged(UNREADABLE, { scheme, operation });
  // The place is what people see: a link must open what it says.
  const isSame = reading.value.scheme === scheme && reading.value.operation === operation;
  if (isBroken || !isSame) return damaged(CHANGED, reading.value);
  return { is: 'case', value: reading.value };
}

const KNOWN = /^(?:case|tab|id|z|in\..*|out\..*)$/s;

function plainCase(scheme: string, operation: string, pairs: readonly Pair[]) {
  let isWhole = pairs.every(([name]) => KNOWN.test(unescapeText(name) ?? ''));
  const decoded = (text: string) => {
    const plain = unescapeText(text);
    isWhole &&= plain !== undefined;
    return plain;
  };
  const named = (prefix: string): Record<string, string> =>
    Object.fromEntries(
      pairs.flatMap(([name, text]) => {
        const whole = decoded(name);
        const value = whole?.startsWith(prefix) ? decoded(text) : undefined;
        return whole === undefined || value === undefined ? [] : [[whole.slice(prefix.length), value]];
      }),
    );
  const id = textOf(pairs, 'id');
  const value: Case = {
    ...(id === undefined ? {} : { id }),
    scheme,
    operation,
    inputs: named('in.'),
    observed: named('out.'),
  };
  return { value, isWhole };
}

function textOf(pairs: readonly Pair[], wanted: string): string | undefined {
  const found = pairs.find(([name]) => name === wanted);
  return found && unescapeText(found[1]);
}

function split(text: string, at: string): Pair {
  const index = text.indexOf(at);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function damaged(problem: Problem, read: Partial<Case>): LinkReading {
  return { is: 'damaged', problem, read };
}

const say = (code: string, expected: string, got: string, fix: string): Problem => ({
  code,
  severity: 'error',
  expected,
  got,
  fix,
});
const CHANGED = say(
  'link-changed',
  'the whole link, as it was copied',
  'one that was cut or changed on its way',
  'Ask for it again, or for the case as a file: mail and chat programs truncate long links.',
);
const UNREADABLE = say(
  'link-unreadable',
  'a link that can be decoded to its end',
  'parts that cannot be read',
  'Ask for it again, or for the case as a file.',
);
const FOREIGN = say(
  'link-foreign',
  'a link that Countersign made',
  'something else behind case=',
  'Check where the link comes from. A case can also be opened as a file.',
);
const TOO_LONG = say(
  'link-too-long',
  `a link of at most ${LONGEST.toLocaleString('en')} characters`,
  'a longer one',
  'Ask for the case as a file.',
);

function newer(version: string): Problem {
  return say(
    'link-newer',
    `a link of version ${VERSION}`,
    `version ${version}, which a newer Countersign made`,
    'Nothing is wrong with it: reload the page to get the newest version, and open it again.',
  );
}
