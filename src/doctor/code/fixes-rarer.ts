import { signs } from './fixes-more.ts';
import type { Idiom } from './idiom.ts';
import { assigned, inPart, isShell, messageName, subjectOf, type Rule, type WriteTold } from './lines.ts';
import { bodyOf, printedBody } from './printed-body.ts';

// Changes for texts that somebody's code alters, and for addresses; and why some causes have none.

const body = 'body';

const places =
  (name: string, wrong: (l: Idiom) => string, right: (l: Idiom) => string): WriteTold =>
  (l) =>
    assigned(l, name, wrong(l), right(l));
const notShell =
  (write: WriteTold): WriteTold =>
  (l, told) =>
    isShell(l) ? undefined : write(l, told);
const target =
  (wrong: (l: Idiom, target: string, text: string) => string): WriteTold =>
  (l, told) =>
    assigned(l, 'signedTarget', wrong(l, l.name(subjectOf(told)), told.how.text ?? ''), l.name(subjectOf(told)));
const path =
  (wrong: (l: Idiom, path: string) => string): WriteTold =>
  (l, told) =>
    assigned(l, 'signedPath', wrong(l, l.name(subjectOf(told))), l.name(subjectOf(told)));
/** The host as it is signed: with something beside it, or another one. */
const host =
  (wrong: (l: Idiom, host: string, text: string) => string): WriteTold =>
  (l, told) =>
    assigned(l, 'signedHost', wrong(l, l.name('host'), l.text(told.how.text ?? '')), l.name('host'));
/** One sign for another in a part, or in path and query. */
const inText = (from: string, to: string): WriteTold => notShell(inPart((l, code) => l.replaced(code, from, to)));
const inTarget = (from: string, to: string): WriteTold => notShell(target((l, code) => l.replaced(code, from, to)));

/** The changes for texts that are altered, and for addresses. */
export const FIXES_RARER: Readonly<Record<string, Rule>> = {
  'proxy-rewrote-body': printedBody,
  'newlines-stripped': { ways: { 'no-newlines': signs((l) => l.replaced(l.name(body), '\\n', '')) } },
  'whitespace-in-message': { ways: { 'head message/head': inPart((l, code) => l.join(l.text(' '), code)) } },
  'body-empty-vs-{}': { ways: { 'body-braces': signs((l) => l.text('{}')) } },
  'html-entity-encoded': {
    ways: {
      'html html-body html-entities part/entities': inPart((l, code) => l.replaced(code, '<', '&lt;')),
    },
  },
  'backslash-slashed': { ways: { stripslashed: signs((l) => l.replaced(l.name(body), '\\\\', '')) } },
  'wrapper-object-signed': {
    ways: {
      wrapped: notShell((l, told) =>
        signs((own) => own.join(own.text(`{"${told.how.text}":`), own.name(body), own.text('}')))(l, told),
      ),
    },
  },
  'body-vs-query': signs((l) => l.join(l.text('?'), l.name(body))),
  'nul-terminator': {
    ways: { 'nul message/nul secret-nul': notShell(inPart((l, code) => l.join(code, l.text('\\0')))) },
  },
  'utf8-bom': {
    ways: { 'bom message/bom secret-bom': notShell(inPart((l, code) => l.join(l.text(l.byteOrderMark), code))) },
  },
  'charset-replacement-char': {
    ways: {
      'replaced replaced-bytes replaced-units cut-in-chunks': (l, told) =>
        told.facts.hasBody
          ? bodyOf(l, told, l.name('decodedText'))
          : assigned(l, messageName(told), l.name('decodedText'), l.name('textAsTyped')),
    },
  },
  'charset-double-utf8': notShell(
    places(
      'bytes',
      (l) => l.utf8(l.name('textReadAsLatin1')),
      (l) => l.name('bytesAsTheyCame'),
    ),
  ),
  'escape-rule': {
    ways: { 'separators-escaped': inPart((l, code) => (isShell(l) ? code : l.replaced(code, ':', '\\\\:'))) },
  },
  'url-single-encoding': places(
    'base',
    (l) => l.name('parameters'),
    (l) => l.encoded(l.name('parameters')),
  ),
  'plus-vs-space': {
    ways: {
      'space-to-plus': inText(' ', '+'),
      'plus-to-space': inText('+', ' '),
      'plus-escaped': inText('+', '%2B'),
      'plus-to-blank': inTarget('+', ' '),
      'plus-to-20': inTarget('+', '%20'),
      'plus-to-2b': inTarget('+', '%2B'),
    },
  },
  'reserved-char-set': {
    ways: {
      unreserved: notShell((l, told) => {
        const right = l.encoded(l.name(subjectOf(told)));
        return assigned(l, 'escaped', l.replaced(right, '~', '%7E'), right);
      }),
    },
  },
  'query-order': {
    ways: {
      'sorted sorted-by-name': places(
        'signedQuery',
        (l) => l.name('sortedQuery'),
        (l) => l.name('query'),
      ),
    },
  },
  'query-encoded-in-path': places(
    'signedTarget',
    (l) => l.encoded(l.join(l.name('path'), l.text('?'), l.name('query'))),
    (l) => l.join(l.name('path'), l.text('?'), l.name('query')),
  ),
  'path-trailing-slash': { ways: { 'slash-added': path((l, own) => l.join(own, l.text('/'))) } },
  'path-double-slash': { ways: { 'first-double': path((l, own) => l.join(l.text('/'), own)) } },
  'path-prefix-stripped': {
    ways: {
      'no-first-slash': places(
        'signedTarget',
        (l) => l.name('path'),
        (l) => l.join(l.text('/'), l.name('path')),
      ),
      prefix: target((l, own, text) => l.join(l.text(text), own)),
    },
  },
  'proxy-scheme-host': {
    ways: {
      absolute: target((l, own) => l.join(l.text('https://'), l.name('host'), own)),
      'inner-host': host((_, __, text) => text),
      'host-scheme': host((l, own, text) => l.join(text, own)),
    },
  },
  'port-included': { ways: { 'host-port': host((l, own) => l.join(own, l.text(':'), l.name('port'))) } },
  'host-differs': {
    ways: {
      'case/other': (l) => assigned(l, 'signedHost', l.upper(l.name('host')), l.lower(l.name('host'))),
      'host-www': host((l, own) => l.join(l.text('www.'), own)),
      'host-dot': host((l, own) => l.join(own, l.text('.'))),
    },
  },
};

/** Causes that no change of code puts right, each with the reason. */
export const NO_CODE: Readonly<Record<string, string>> = {
  'wrong-secret-environment': 'The code is right: another key has to be put into its configuration.',
  'rotated-secret': 'The code is right: the key set has to be fetched again.',
  'token-tampered': 'The token was changed by somebody else: refuse it.',
  'wrong-scheme-version':
    'Another vendor’s recipe was followed: the program is written anew, from this vendor’s Code tab.',
};
