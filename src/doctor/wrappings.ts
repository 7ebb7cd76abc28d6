import { aroundWords, DIGEST_DIGITS, embedded } from './codecs-dumped.ts';

/** What may stand round a digest's text. */
export interface Wrapping {
  /** The text without it. */
  readonly text: string;
  readonly causes: readonly string[];
  /** Completing "your code …"; `it` is the result. */
  readonly says: readonly string[];
  /** The label that stands before it. */
  readonly label?: string;
  /** As `How` has it. */
  readonly around?: readonly string[];
  /** Another text with the same round it. */
  readonly rewrap: (text: string) => string;
}

/**
 * What may stand round an observed text, nothing first. White space too, with what stands within: what a terminal printed is copied with its line end.
 */
export function wrappings(observed: string): Wrapping[] {
  const bare = observed.trim();
  const [head = '', end = ''] = observed.split(bare === '' ? observed : bare);
  if (bare === observed || bare === '') return single(observed);
  const spaced = single(bare).map(({ text, causes, says, rewrap, around = [], ...rest }) => ({
    ...rest,
    text,
    around: [...around, 'blanks'],
    causes: [...causes, 'trailing-newline'],
    says: [...says, 'keeps white space round it'],
    rewrap: (inner: string) => head + rewrap(inner) + end,
  }));
  const within = single(observed);
  // A line end alone is plainer than lines of 76 characters, and those are plainer than both at once.
  return [...within.slice(0, 1), ...spaced.slice(0, 1), ...within.slice(1), ...spaced.slice(1)];
}

function single(observed: string): Wrapping[] {
  const found = PEELS.flatMap((peel) => peel(observed)).filter(
    ([text, , , rewrap]) => text !== observed && rewrap(text) === observed,
  );
  return [
    { text: observed, causes: [], says: [], rewrap: (text) => text },
    ...found.map(([text, cause, says, rewrap, more]) => ({ text, causes: [cause], says: [says], rewrap, ...more })),
  ];
}

/** What is left when one thing is taken away, why that was there, and how it comes back. */
type Peeled = readonly [
  text: string,
  cause: string,
  says: string,
  rewrap: Wrapping['rewrap'],
  more?: Pick<Wrapping, 'label' | 'around'>,
];
type Peel = (observed: string) => readonly Peeled[];

const LABEL =
  /^(?:(?:[\w-]+(?:=|: ?| ))+(?=\S{20})|\(stdin\)= ?|[A-Za-z0-9-]+\([^)]*\)= ?|(?:sha256|sha1|sha512|md5|hmac|hmac-sha256|v0|v1|signature|mac|hash)[=:] ?|(?:HMAC|MAC|Signature|Basic|Token|JWT|Bearer):? |0x)/i;

const labelOf = (observed: string): string => LABEL.exec(observed)?.[0] ?? '';

const label: Peel = (observed) => {
  const head = labelOf(observed);
  return [
    [
      observed.slice(head.length),
      /^(?:bearer|jwt)/i.test(head) ? 'bearer-prefix' : 'prefix-missing-or-included',
      `keeps the label ${JSON.stringify(head)} before it`,
      (text) => head + text,
      { label: head },
    ],
  ];
};

/** Go's Sum appends the digest to its argument, which is what stands before it. */
const appended: Peel = (observed) => {
  const { length } = observed;
  if (!/^(?:[0-9a-f]{2})+$/.test(observed) || DIGEST_DIGITS.has(length)) return [];
  const sizes = [64, 32, 40, 96, 128].filter((digits) => digits < length);
  return sizes.map((size) => [
    observed.slice(-size),
    'prefix-missing-or-included',
    'has other bytes before it (Go’s Sum appends the digest to what it is given)',
    (text) => observed.slice(0, -size) + text,
    { around: ['go-sum'] },
  ]);
};

const fileOf = (observed: string): string => / [ *]\S+$/.exec(observed)?.[0] ?? '';

const file: Peel = (observed) => {
  const tail = fileOf(observed);
  return [
    [
      observed.slice(0, observed.length - tail.length),
      'prefix-missing-or-included',
      `keeps ${JSON.stringify(tail)}, which the shell command prints after it`,
      (text) => text + tail,
    ],
  ];
};

const unquoted = (observed: string) => /^(b?["'])(.*)(["'])$/s.exec(observed);

const quotes: Peel = (observed) => {
  const [, open = '', text = observed, close = ''] = unquoted(observed) ?? [];
  const isBytes = open.startsWith('b');
  return [
    [
      text,
      isBytes ? 'byte-array-to-string' : 'quotes-around-message',
      isBytes ? "prints Python's bytes with b'' round them" : 'keeps the quotes round it',
      (inner) => open + inner + close,
      { around: [isBytes ? 'bytes-quotes' : 'quotes'] },
    ],
  ];
};

const varDump: Peel = (observed) => [
  [
    /^string\(\d+\) "(.*)"$/s.exec(observed)?.[1] ?? observed,
    'quotes-around-message',
    'prints it with var_dump, which writes type and length before it',
    (text) => `string(${text.length}) "${text}"`,
  ],
];

const LINES = [
  [76, '\n'],
  [64, '\n'],
  [76, '\r\n'],
  [64, '\r\n'],
  [60, '\n'],
] as const;

const lines: Peel = (observed) =>
  LINES.flatMap(([width, newline]) =>
    ['', newline].map((last): Peeled => [
      observed.replaceAll(/\s/g, ''),
      'base64-line-wrap',
      `breaks it into lines of ${width} characters`,
      (text) => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(newline) + last,
    ]),
  );

const spaces: Peel = (observed) => [
  [
    observed.replaceAll(' ', '+'),
    'base64-not-url-encoded',
    'sends it in a URL without encoding: + became a space',
    (text) => text.replaceAll('+', ' '),
  ],
];

const escapes: Peel = (observed) => {
  const isLower = /%[0-9A-F]?[a-f]/.test(observed);
  return [
    [
      observed.replaceAll(/%2B/gi, '+').replaceAll(/%2F/gi, '/').replaceAll(/%3D/gi, '='),
      'url-encoding',
      'percent-encodes it',
      (text) => {
        const encoded = encodeURIComponent(text);
        return isLower ? encoded.replaceAll(/%../g, (escape) => escape.toLowerCase()) : encoded;
      },
      { around: ['percent'] },
    ],
  ];
};

const slashes: Peel = (observed) => [
  [
    observed.replaceAll(String.raw`\/`, '/'),
    'json-escaped-slashes',
    'escapes the slashes in it',
    (text) => text.replaceAll('/', String.raw`\/`),
  ],
];

/** A digest in the midst of something else, where nothing above says what that is. */
const amid: Peel = (observed) => {
  if (unquoted(observed)) return [];
  const [before, after] = [labelOf(observed), fileOf(observed)];
  const isTold = (head: string, rest: string) => (head === before && rest === '') || (head === '' && rest === after);
  return embedded(observed)
    .filter(({ head, rest }) => !isTold(head, rest))
    .map(({ head, text, rest }) => [
      text,
      'prefix-missing-or-included',
      `keeps ${aroundWords(head, rest)}`,
      (inner) => head + inner + rest,
    ]);
};

const PEELS: readonly Peel[] = [label, appended, file, quotes, varDump, lines, spaces, escapes, slashes, amid];
