import { withoutEnd } from '../../core/bytes/text.ts';
import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';
import { onPath } from './url-parts.ts';

const RELATIVE =
  'Sign the path of the finished request: the one given to the client is only the rest that its base address is put before.';

/** Slashes, prefixes and case of the path: mistakes.md group I. */
export const PLACES: readonly Alteration[] = [
  row(
    STAGE.place,
    'slash-added',
    'path-trailing-slash',
    'adds a slash at the end of the path',
    onPath((p) => (p.endsWith('/') ? p : `${p}/`)),
    { cost: 1 },
  ),
  row(
    STAGE.place,
    'slash-lost',
    'path-trailing-slash',
    'drops the slash at the end of the path',
    onPath((p) => withoutEnd(p, '/')),
    { cost: 1 },
  ),
  row(
    STAGE.place,
    'no-first-slash',
    'path-trailing-slash',
    'drops the slash at the start of the path',
    (text) => text.replace(/^\//, ''),
    { cost: 1.3, also: [['path-prefix-stripped']] },
  ),
  row(
    STAGE.place,
    'first-double',
    'path-double-slash',
    'has two slashes at the start of the path',
    (text) => (text.startsWith('/') ? `/${text}` : undefined),
    { cost: 1.2 },
  ),
  row(
    STAGE.place,
    'single-slashes',
    'path-double-slash',
    'turns double slashes into one',
    onPath((p) => p.replaceAll(/\/{2,}/g, '/')),
    { cost: 1.2 },
  ),
  row(
    STAGE.place,
    'last-double',
    'path-double-slash',
    'has two slashes before the last part of the path',
    onPath((p) => p.replace(/\/([^/]*)$/, '//$1')),
    { cost: 1.8 },
  ),
  ...[1, 2, 3, 4, 5].map((parts) =>
    row(
      STAGE.place,
      `double-after-${parts}`,
      'path-double-slash',
      `has two slashes after part ${parts} of the path`,
      onPath((p) => p.replace(new RegExp(`^((?:/[^/]+){${parts}})/(?=[^/]+/)`), '$1//')),
      { cost: UNCOMMON, how: { id: 'double-after', at: parts } },
    ),
  ),
  ...[1, 2, 3, 4].map((parts) =>
    row(
      STAGE.place,
      `prefix-${parts}`,
      'path-prefix-stripped',
      `loses the first ${parts === 1 ? 'part' : `${parts} parts`} of the path`,
      onPath((p) =>
        p.split('/').length > parts + 1
          ? `/${p
              .split('/')
              .slice(parts + 1)
              .join('/')}`
          : p,
      ),
      { cost: 1 + parts / 10, how: { id: 'prefix-lost', at: parts } },
    ),
  ),
  ...[1, 2, 3].map((parts) =>
    row(
      STAGE.place,
      `relative-${parts}`,
      'path-prefix-stripped',
      `signs only part ${parts + 1} of the path and what follows, without a slash at the start`,
      (text) => text.replace(new RegExp(`^(?:/[^/?#]+){${parts}}/(?=[^/?#])`), ''),
      { cost: UNCOMMON + parts / 100, fix: RELATIVE },
    ),
  ),
  ...['/api', '/v1', '/api/v1', '/rest', '/rest/v1', '/wallet', '/wallet/rest/v1', '/transfer'].map((prefix) =>
    row(
      STAGE.place,
      `prefix${prefix}`,
      'path-prefix-stripped',
      `has ${prefix} before the path`,
      (text) => (text.startsWith('/') ? prefix + text : undefined),
      { cost: 2, how: { id: 'prefix', text: prefix } },
    ),
  ),
  row(
    STAGE.place,
    'path-lower',
    'field-case-changed',
    'lower-cases the path',
    onPath((p) => p.toLowerCase()),
    { cost: 1.8 },
  ),
  row(STAGE.place, 'fragment', 'url-encoding', 'drops the fragment', (text) => text.replace(/#.*/s, ''), { cost: 2 }),
  row(
    STAGE.content,
    'root',
    'path-prefix-stripped',
    'signs / for the whole path',
    (text) => (text.startsWith('/') ? '/' : undefined),
    { cost: 2.2 },
  ),
];
