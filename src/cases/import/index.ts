import { parseRawHttp, type RawReading } from '../../core/http/parse-raw.ts';
import type { Problem } from '../../core/problem.ts';
import type { CaseReading } from '../case.ts';
import { readCases } from '../pack.ts';
import { readAlone } from './alone.ts';
import { lexCmd } from './cmd.ts';
import { readCurl } from './curl.ts';
import { readFetch } from './fetch.ts';
import { readHar } from './har.ts';
import { lexPosix } from './posix.ts';
import { readPostman } from './postman.ts';
import { lexPowerShell } from './powershell-curl.ts';
import { readPowerShell } from './powershell-web.ts';
import { placeOf, refused, type RequestsReading } from './reading.ts';
import { PRINTED, readDump, readJsonRecord } from './dump.ts';
import { messagesPrinted, readAnswered, readMentioned } from './printed.ts';
import { insidesOf, plainPunctuation, PUNCTUATION, SURROUNDED } from './surroundings.ts';
import { requestShown, withoutPrompts } from './terminal.ts';

/** What a pasted text turned out to be. */
export type Reading =
  | RequestsReading
  | { readonly ok: true; readonly kind: 'case'; readonly cases: readonly CaseReading[] }
  /** One of our own links: the part from `#` on. */
  | { readonly ok: true; readonly kind: 'link'; readonly hash: string };

/** Longer texts are no message of a chat, and are not read twice. */
const LARGE = 100_000;

/** Reads whatever was pasted. Nothing in it is run, and nothing it says is taken for more than data. */
export function readImport(text: string): Reading {
  const reading = readBare(text);
  if (reading.ok || text.length > LARGE) return reading;
  return readInside(insidesOf(text), SURROUNDED) ?? readPrinted(text, reading.problem) ?? reading;
}

/**
 * What is of no format known here, or looked like JSON and is none, as something that a program printed; a damaged file
 * of ours or a HAR file is told as that.
 */
function readPrinted(text: string, { code }: Problem): Reading | undefined {
  if (code === 'import-settings') return readMentioned(text);
  if ((code !== 'import-unknown' && code !== 'not-json') || /"(?:format|log|info)"\s*:/.test(text)) return undefined;
  return (
    readInside(messagesPrinted(text), PRINTED) ??
    readDump(text, 'headers') ??
    readMentioned(text) ??
    readDump(text, 'body')
  );
}

function readInside(texts: readonly string[], note: string): Reading | undefined {
  for (const inside of texts) {
    const found = readBare(inside);
    if (found.ok) return 'lost' in found ? { ...found, lost: [...found.lost, note] } : found;
  }
  return undefined;
}

/** The same of a text with nothing around it. */
function readBare(text: string): Reading {
  const start = text.slice(0, 4000).trimStart();
  if (start === '') return unknown();
  const hash = /^(?:https?:\/\/|file:\/\/|#\/)/.test(start) ? hashOf(text) : undefined;
  if (hash !== undefined) return { ok: true, kind: 'link', hash };
  if (/^\ufeff?\s*[[{]/.test(start) && !/^\[[^\]\n"]{1,80}\][$#] /.test(start)) return readJson(text, start);
  // A message first: its body may hold any of the others.
  const raw = parseRawHttp(text);
  if (raw.ok && raw.hasLine && /^\s*[A-Z][A-Z-]* (?:\/|https?:|\*|\S+ +HTTP\/\d)/.test(start)) return asRaw(raw);
  if (/(?:invoke-webrequest|invoke-restmethod|\biwr|\birm)\s/i.test(text)) return readPowerShell(text);
  if (/(?:^|[\s&;|\\/>])curl(?:\.exe)?["']?\s/i.test(text)) return readTyped(text);
  if (/(?<![\w$.])fetch\s*\(/.test(text)) return readFetch(text);
  const shown = parseRawHttp(requestShown(text) ?? '');
  if (shown.ok && shown.hasLine) return asRaw(shown);
  const alone = readAddress(text.trim()) ?? readAlone(text);
  if (alone) return alone;
  return raw.ok || !/^HTTP\/\d/.test(start) ? unknownOf(text) : raw;
}

function asRaw({ message, notes }: Extract<RawReading, { ok: true }>): RequestsReading {
  return { ok: true, kind: 'raw-http', requests: [{ name: '', hasLine: true, message, lost: notes }], lost: [] };
}

/** What stands behind the # of an address; undefined where the text is more than one word. */
function hashOf(text: string): string | undefined {
  const word = text.trim().slice(0, 2_000_000);
  const at = word.indexOf('#/');
  return at === -1 || /\s/.test(word) ? undefined : word.slice(at);
}

/** An address alone: what a browser would ask for. */
function readAddress(text: string): RequestsReading | undefined {
  const place = /^https?:\/\/\S+$/i.test(text) ? placeOf(text) : undefined;
  if (!place) return undefined;
  const message = { method: 'GET', ...place, headers: [] };
  const lost = ['It is an address alone: GET is taken for its method, and there are no headers.'];
  return { ok: true, kind: 'raw-http', requests: [{ name: '', hasLine: true, message, lost }], lost: [] };
}

/** A curl command as it was typed, in a terminal or where quotes are made to look well. */
function readTyped(text: string): RequestsReading {
  const plain = plainPunctuation(withoutPrompts(text));
  const reading = readCommand(plain.text);
  return reading.ok && plain.isChanged ? { ...reading, lost: [...reading.lost, PUNCTUATION] } : reading;
}

/** A curl command, in the words of the shell that its quoting belongs to. */
function readCommand(text: string): RequestsReading {
  const isCmd = /\^[ \t]*\r?\n|\s\^"/.test(text) || (/[{,:[]""/.test(text) && !/'|\\\r?\n/.test(text));
  if (isCmd) return readCurl(lexCmd(text));
  const isPowerShell =
    /`[ \t]*\r?\n/.test(text) || /^PS [^\n>]*>/m.test(text) || (/curl\.exe\s/i.test(text) && !/\\\r?\n/.test(text));
  return readCurl(isPowerShell ? lexPowerShell(text) : lexPosix(text));
}

function readJson(text: string, start: string): Reading {
  if (/"log"\s*:/.test(start) && /^\ufeff?\s*\{/.test(start)) {
    const har = readHar(text);
    if (har.ok || har.problem.code !== 'har-empty' || !/"(?:item|request)"/.test(text)) return har;
  }
  if (POSTMAN_SETTINGS.test(text)) return unknownOf(text);
  const cases = readCases(text);
  if (cases.some(({ ok }) => ok) || /"format"\s*:\s*"countersign/.test(start)) return { ok: true, kind: 'case', cases };
  if (/"(?:item|request)"\s*:/.test(text)) {
    const collection = readPostman(text);
    if (collection.ok) return collection;
  }
  const alone = (text.length > LARGE ? undefined : (readJsonRecord(text) ?? readAnswered(text))) ?? readAlone(text);
  if (alone) return alone;
  const [first] = cases;
  return first && !first.ok ? first : unknown();
}

const POSTMAN_SETTINGS = /"_postman_variable_scope"\s*:/;

/** Settings hold no request; and a value alone does not say what it was made of. */
function unknownOf(text: string): Reading {
  const piece = text.trim();
  if (/^(?:[0-9a-f]{32,128}|[A-Za-z0-9+/]{27,86}={1,2})$/i.test(piece))
    return refused(
      'import-value',
      'a request, or the header that the value came in',
      'a value alone: it may be a signature of any scheme',
      'Open its scheme, fill in the fields and paste the value under Compare.',
    );
  if (POSTMAN_SETTINGS.test(piece) || (text.length < LARGE && piece.split('\n').every(isSetting)))
    return refused(
      'import-settings',
      'a request that fails',
      'settings: names and values, and no request',
      'Paste the request first, open it, and type these values into the fields that it leaves empty.',
    );
  return unknown();
}

/** A line of a .env file or of a script that sets variables; an empty line and a comment are, too. */
const isSetting = (line: string) => /^\s*(?:$|#|(?:export |set |\$env:)?[A-Za-z_][\w.-]*[ \t]*=)/.test(line);

function unknown(): Reading {
  return refused(
    'import-unknown',
    'a curl command, fetch() call, HTTP request, header, HAR file, Postman collection or case',
    'text of another kind',
    'Copy the request as cURL from your browser’s network panel, or paste the command that fails.',
  );
}
