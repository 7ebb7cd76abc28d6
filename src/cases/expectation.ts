import { isObject, kindOf, type Doc, type DocObject } from './document.ts';

/** What a case of a pack must come to. Every member that is there must hold. */
export interface Expectation {
  /** The computed result, to the character. */
  readonly result?: string;
  /** Of a verification (`ok`, `signature-mismatch` …) or of a diagnosis (`matches`, `explained`, `not-found`). */
  readonly verdict?: string;
  /** The causes of one of the explanations, in any order. */
  readonly causes?: readonly string[] | undefined;
  /** The code of the error that must be reported. */
  readonly error?: string;
}

const MEMBERS = ['result', 'verdict', 'causes', 'error'];

/** The expectation in a document, or what is wrong with it in words. One that checks nothing is refused. */
export function readExpectation(doc: Doc): Expectation | { readonly wrong: string } {
  if (!isObject(doc)) return { wrong: kindOf(doc) };
  const stranger = [...doc.keys()].find((name) => !MEMBERS.includes(name));
  if (stranger !== undefined) return { wrong: `the unknown member ${JSON.stringify(stranger.slice(0, 60))}` };
  if (doc.size === 0) return { wrong: 'nothing in it' };
  const bad = MEMBERS.find((name) => doc.has(name) && readMember(name, doc) === undefined);
  if (bad !== undefined) return { wrong: `${kindOf(doc.get(bad))} for ${bad}` };
  return Object.fromEntries(MEMBERS.flatMap((name) => (doc.has(name) ? [[name, readMember(name, doc)]] : [])));
}

function readMember(name: string, doc: DocObject): string | readonly string[] | undefined {
  const value = doc.get(name);
  if (name === 'causes') return Array.isArray(value) && value.every(isText) ? value : undefined;
  if (typeof value === 'string') return value;
  // As `trace` prints it: {"hash": "…"}.
  const [only, ...more] = name === 'result' && isObject(value) ? [...value.values()] : [];
  return typeof only === 'string' && more.length === 0 ? only : undefined;
}

const isText = (doc: Doc): doc is string => typeof doc === 'string';
