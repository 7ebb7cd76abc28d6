import { row, STAGE, UNCOMMON, type Alteration } from './alteration.ts';

// What code itself does to the characters of a secret: labels, case, Unicode forms, lengths, nothing there.

/** Rows about the secret's own characters; those that leave a given secret as it is are no hypothesis. */
export const SECRET_LETTERS: readonly Alteration[] = [
  row(
    STAGE.reading,
    'secret-no-label',
    'prefix-missing-or-included',
    'loses the label before the first _ in it',
    (text) => text.replace(/^[A-Za-z]{2,12}_/, ''),
    { cost: 1.7 },
  ),
  row(
    STAGE.reading,
    'secret-no-labels',
    'prefix-missing-or-included',
    'keeps only what follows the last _ in it',
    (text) => text.slice(text.lastIndexOf('_') + 1),
    { cost: 2 },
  ),
  row(
    STAGE.reading,
    'secret-no-dash-label',
    'prefix-missing-or-included',
    'keeps only what follows the last - in it',
    (text) => text.slice(text.lastIndexOf('-') + 1),
    { cost: 2.4 },
  ),
  ...['whsec_', 'Bearer ', 'sk_', 'sha256=', 'key=', 'secret='].map((label) =>
    row(
      STAGE.reading,
      `secret-label-${label.trim()}`,
      'prefix-missing-or-included',
      `uses it with ${JSON.stringify(label)} before it`,
      (text) => label + text,
      { cost: 2.2, how: { id: 'secret-label', text: label } },
    ),
  ),
  row(STAGE.reading, 'secret-upper', 'field-case-changed', 'upper-cases it', (text) => text.toUpperCase(), {
    cost: 1.9,
  }),
  row(STAGE.reading, 'secret-lower', 'field-case-changed', 'lower-cases it', (text) => text.toLowerCase(), {
    cost: 1.9,
  }),
  row(
    STAGE.reading,
    'secret-no-dashes',
    'field-case-changed',
    'loses the dashes in it',
    (text) => text.replaceAll('-', ''),
    { cost: 2.6, also: [['whitespace-in-secret']], fix: 'Use the secret with its dashes: they are part of it.' },
  ),
  row(
    STAGE.reading,
    'secret-no-blanks',
    'whitespace-in-secret',
    'loses the spaces in it',
    (text) => text.replaceAll(/\s/g, ''),
    { cost: 2, fix: 'Use the secret with its spaces: they are part of it.' },
  ),
  row(STAGE.reading, 'secret-nfd', 'unicode-normalisation', 'has it in Unicode form NFD', (text) =>
    text.normalize('NFD'),
  ),
  row(STAGE.reading, 'secret-nfc', 'unicode-normalisation', 'has it in Unicode form NFC', (text) =>
    text.normalize('NFC'),
  ),
  ...[64, 32, 24, 20, 16].map((length) =>
    row(
      STAGE.reading,
      `secret-first-${length}`,
      'truncated',
      `uses only its first ${length} characters`,
      (text) => text.slice(0, length),
      { cost: 2.3, how: { id: 'secret-first', at: length } },
    ),
  ),
  row(STAGE.reading, 'secret-last-lost', 'truncated', 'loses its last character', (text) => text.slice(0, -1), {
    cost: 1.9,
  }),
  row(STAGE.reading, 'secret-first-lost', 'truncated', 'loses its first character', (text) => text.slice(1), {
    cost: 1.9,
  }),
  row(STAGE.content, 'secret-undefined', 'literal-undefined', 'has the word undefined for it', () => 'undefined', {
    cost: 2,
    language: 'javascript',
    how: { id: 'word', text: 'undefined' },
  }),
  row(STAGE.content, 'secret-null', 'literal-undefined', 'has the word null for it', () => 'null', {
    cost: 2,
    how: { id: 'word', text: 'null' },
  }),
  row(STAGE.content, 'secret-none', 'literal-undefined', 'has the word None for it', () => 'None', {
    cost: 2.1,
    language: 'python',
    how: { id: 'word', text: 'None' },
  }),
  row(STAGE.content, 'secret-object', 'body-object-to-string', 'has [object Object] for it', () => '[object Object]', {
    cost: UNCOMMON,
    also: [['literal-undefined']],
    language: 'javascript',
    how: { id: 'word', text: '[object Object]' },
    fix: 'Take the value out of the object that it comes in, and use that.',
  }),
];
