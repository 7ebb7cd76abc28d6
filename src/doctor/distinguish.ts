import type { FieldDef } from '../core/scheme/fields.ts';
import type { Alteration } from './alter/alteration.ts';
import type { Hypothesis } from './hypothesis.ts';
import { nameOf } from './parts.ts';
import type { Hit } from './search.ts';

/** Something a value may hold, which most mistakes of one kind leave a mark on. The plainest come first. */
const PROBES: readonly (readonly [words: string, member: string])[] = [
  ['a letter beyond ASCII', '"name":"Zoë"'],
  ['a slash', '"url":"https://a/b"'],
  ['a quotation mark', String.raw`"name":"a\"b"`],
  ['the signs < > &', '"name":"<a>&"'],
  ['a number that ends in a zero', '"amount":1.50'],
  ['a number beyond 2^53', '"id":12345678901234567890'],
  ['members out of alphabetical order', '"b":1,"a":2'],
  ['an empty member', '"empty":"","none":null'],
  ['an empty list and an empty object', '"list":[],"map":{}'],
  ['an escaped line end', String.raw`"line":"1\n2"`],
  ['spaces between its members', '"a": 1, "b": 2'],
  [
    'a little of everything',
    String.raw`"url":"https://a/b", "name":"Zoë \"x\" <&>","b":1.50,"a":10,"empty":"","none":null,"list":[],"map":{},"line":"1\n2"`,
  ],
];
const TEXTS: readonly (readonly [words: string, text: string])[] = [
  ['a letter beyond ASCII', 'aë'],
  ['capital and small letters', 'aBc'],
  ['a space inside', 'a b'],
  ['a + in it', 'a+b'],
  ['a % escape in it', 'a%2fb'],
  ['a quotation mark', 'a"b'],
  ['a # in it', 'a#b'],
  ['a $ in it', 'a$b'],
  ['a backslash in it', String.raw`a\nb`],
  ['a little of everything', String.raw`Zoë+A%2f "b" #$c\n =`],
];
const ENDS: readonly (readonly [words: string, end: string])[] = [
  ['', ''],
  ['a line feed at its end', '\n'],
  ['a space at its end', ' '],
];

interface Probe {
  readonly words: string;
  readonly text: string;
}

const ended = (words: string, text: string): Probe[] =>
  ENDS.map(([more, end]) => ({ words: [words, more].filter((part) => part !== '').join(' and '), text: text + end }));
const BODIES: readonly Probe[] = PROBES.flatMap(([words, members]) => ended(words, `{${members}}`));
const VALUES: readonly Probe[] = TEXTS.flatMap(([words, text]) => ended(words, text));

const BODIED: ReadonlySet<string> = new Set(['rawBody', 'json']);
const NAMED: ReadonlySet<string> = new Set(['field', 'jsonMember', 'optionalMember', 'lower', 'upper']);

/** Of one class so many are told apart: not more are told. */
const TOLD = 16;

/** What would tell explanations which give one value from each other. */
export interface Apart {
  /** What to do: a sentence without its full stop, for the example may end it. */
  readonly says: string;
  /** A value to do it with, to the byte, and what it is for. */
  readonly example?: { readonly name: string; readonly text: string };
  /** What comes of it, in sentences. */
  readonly result: string;
}

/** An `Apart` in words alone; the example stands as a JSON string, so that nothing in it is out of sight. */
export function apartInWords({ says, example, result }: Apart): string {
  return `${says}${example ? `, such as ${JSON.stringify(example.text)}` : ''}. ${result}`;
}

/** What to send so that hypotheses which agree on this input would differ; undefined when there is but one. */
export function distinguish(hits: readonly Hit[], fields: readonly FieldDef[] = []): Apart | undefined {
  for (const members of hits.flatMap(({ parts }) => parts)) {
    const altering = members.filter(isAltering).slice(0, TOLD);
    const place = placeOf(altering, fields);
    const best =
      altering.length < 2
        ? undefined
        : bestProbe(
            altering.map(({ alteration }) => alteration),
            place,
          );
    if (best) return apartBy(best, place);
  }
  return hits.length > 1
    ? {
        says: 'Send one more request with other values in every field',
        result: 'What agrees by chance will then give different values.',
      }
    : undefined;
}

type Altering = Hypothesis & { readonly alteration: Alteration };
const isAltering = (hypothesis: Hypothesis): hypothesis is Altering => hypothesis.alteration !== undefined;

interface Best extends Probe {
  readonly values: number;
}

/** Where the text is that is altered. */
interface Place {
  readonly name: string;
  readonly isSecret: boolean;
  /** A body can hold JSON; a short text is none. */
  readonly isBody: boolean;
}

function placeOf([first]: readonly Hypothesis[], fields: readonly FieldDef[]): Place {
  const site = first?.site;
  if (!site || !NAMED.has(site.op)) return { name: 'the altered part', isSecret: false, isBody: true };
  const field = fields.find(({ name }) => site.op === 'field' && name === site.param);
  const isBody = site.op === 'field' && (field === undefined || BODIED.has(field.kind));
  return { name: nameOf(site), isSecret: field?.secret === true, isBody };
}

/** The plainest text on which the alterations differ most. */
function bestProbe(altering: readonly Alteration[], { isBody }: Place): Best | undefined {
  let best: Best | undefined;
  for (const probe of [...(isBody ? BODIES : []), ...VALUES]) {
    const values = new Set(altering.map(({ alter }) => alter(probe.text))).size;
    if (values > (best?.values ?? 1)) best = { ...probe, values };
  }
  return best;
}

function apartBy({ words, text, values }: Best, { name, isSecret }: Place): Apart {
  const example = { name, text };
  const result = `The explanations that agree now will then give ${values} different values.`;
  // Nobody chooses a secret: the code is to be run with another, not the request sent.
  return isSecret
    ? {
        says: `Run the same code once more with a made-up ${name} that has ${words}`,
        example,
        result: `Diagnose what it gives. ${result}`,
      }
    : { says: `Send one more request in which ${name} has ${words}`, example, result };
}
