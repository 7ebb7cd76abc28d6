/**
 * The screens and states that the page is looked at in: axe goes through them (e2e/states.spec.ts), and so do the
 * pictures (tools/screenshots.mjs). What an operation's own views show is read off the page and not listed here.
 *
 * @typedef {object} State
 * @property {string} name
 * @property {string} at the address behind the page's own
 * @property {(page: import('@playwright/test').Page) => Promise<unknown>} [act] brings it about, and waits until it stands
 * @property {boolean} [above] lies over the page: only what the window shows counts
 * @property {boolean} [isNew] for somebody who was never here
 */

import {
  CURL,
  HAR,
  LARGE,
  MATCHING,
  PACK,
  SECRET_OBSERVED,
  SHORT,
  SPACED,
  TAMPERED,
  certified,
  checkValue,
  diagnose,
  dialog,
  exchange,
  field,
  filled,
  loadSample,
  open,
  palette,
  pasted,
  played,
  presented,
  press,
  sent,
  shared,
  toured,
  words,
} from './deeds.mjs';

/** @type {readonly State[]} */
const HOME = [
  { name: 'home', at: '' },
  { name: 'home-new', at: '', isNew: true },
  { name: 'tour', at: '', isNew: true, above: true, act: (page) => toured(page, 2) },
  { name: 'import-findings', at: '', act: (page) => pasted(page, CURL, 'Paynet') },
  { name: 'import-har', at: '', act: (page) => pasted(page, HAR, 'Paynet') },
  { name: 'import-refused', at: '', act: (page) => pasted(page, 'nothing of the kind', 'Expected') },
  { name: 'palette', at: '', above: true, act: (page) => palette(page) },
  { name: 'palette-empty', at: '', above: true, act: (page) => palette(page, 'zzz') },
  {
    name: 'keyboard-help',
    at: '',
    above: true,
    act: async (page) => (await press(page, 'Keyboard help'), dialog(page, 'Keyboard help')),
  },
  {
    name: 'sandbox-clock',
    at: '',
    above: true,
    act: async (page) => (
      await press(page, 'Sandbox clock'),
      await press(page, '+30 min'),
      words(page, 'ahead of real time')
    ),
  },
  {
    name: 'theme-menu',
    at: '',
    above: true,
    act: async (page) => (await press(page, 'Theme'), page.getByRole('menu').waitFor()),
  },
  { name: 'not-found', at: '#/nowhere' },
  { name: 'link-broken', at: '#/paynet/auth?case=9&in.id=1', act: (page) => words(page, 'could not be opened') },
];

/** @type {readonly State[]} */
const PANELS = [
  { name: 'panel-empty', at: '#/aeterna/request' },
  { name: 'panel-matches', at: '#/paynet/auth', act: (page) => filled(page) },
  {
    name: 'panel-differs',
    at: '#/paynet/auth',
    act: async (page) => {
      await filled(page, ' your-secret-token');
      await words(page, 'Different from character');
    },
  },
  {
    name: 'panel-problems',
    at: '#/paysera/mac',
    act: async (page) => {
      await loadSample(page);
      await field(page, 'ts').fill('yesterday');
      await field(page, 'port').fill('https');
      await field(page, 'mac_key').fill('“quoted” ');
      await field(page, 'body').fill('{\n  "em\u200bail": "a@example.com"\n}');
      await words(page, /It is at line 2/);
    },
  },
  {
    name: 'panel-hidden',
    at: '#/session-jwt/api-key',
    act: async (page) => {
      await field(page, 'Api-key').fill('a-key-of-nobody-0123456789');
      await words(page, 'A dot for each character of');
    },
  },
  { name: 'sent', at: '#/paynet/auth', act: sent },
  {
    name: 'sample-menu',
    at: '#/paysera/mac',
    above: true,
    act: async (page) => (await press(page, 'Load sample'), page.getByRole('menuitem').first().waitFor()),
  },
  { name: 'share', at: '#/paynet/auth', above: true, act: (page) => shared(page, 'Share…') },
  { name: 'save', at: '#/paynet/auth', above: true, act: (page) => shared(page, 'Save…') },
  { name: 'check-value', at: '#/paynet/auth', above: true, act: checkValue },
  {
    name: 'file-refused',
    at: '#/paynet/auth',
    above: true,
    act: async (page) => (await open(page, 'notes.txt', 'hello'), words(page, 'is not a case')),
  },
  {
    name: 'verify-refused',
    at: '#/aeterna/request?tab=verify',
    act: async (page) => {
      await loadSample(page, 'sumsub-01');
      await page.getByRole('status', { name: 'Verdict' }).getByText('Refused').waitFor();
    },
  },
  {
    name: 'token-refused',
    at: '#/session-jwt/token',
    act: async (page) => {
      await loadSample(page, 'seed004-neg-01');
      await page.getByRole('status', { name: 'Verdict' }).getByText('Refused').waitFor();
    },
  },
  { name: 'certificate', at: '#/paysera/certificate', act: certified },
  {
    name: 'certificate-problems',
    at: '#/paysera/certificate',
    act: async (page) => {
      await press(page, 'Create key and request');
      await words(page, 'Expected a name');
      await field(page, 'SAN').fill('ąžuolas.lt');
      await words(page, 'Expected alternative names');
    },
  },
];

/** @type {readonly State[]} */
const TOOLS = [
  { name: 'doctor', at: '#/doctor' },
  {
    name: 'doctor-refused',
    at: '#/doctor',
    act: async (page) => {
      await field(page, 'Paste a case').fill('{"scheme": "nobody", "operation": "knows"}');
      await words(page, 'got nobody/knows');
    },
  },
  {
    name: 'doctor-running',
    at: '#/doctor',
    act: async (page) => (await diagnose(page, LARGE), page.getByRole('progressbar').waitFor()),
  },
  {
    name: 'doctor-answered',
    at: '#/doctor',
    act: async (page) => {
      await loadSample(page);
      await press(page, 'Diagnose');
      await words(page, 'All of it on this machine');
    },
  },
  {
    name: 'doctor-not-found',
    at: '#/doctor',
    act: async (page) => (await diagnose(page, JSON.stringify(SECRET_OBSERVED)), words(page, 'Not found.')),
  },
  {
    name: 'doctor-matches',
    at: '#/doctor',
    act: async (page) => (await diagnose(page, MATCHING), words(page, 'Nothing is wrong')),
  },
  {
    name: 'doctor-weak',
    at: '#/doctor',
    act: async (page) => (await diagnose(page, SHORT), words(page, 'Weak: ')),
  },
  {
    name: 'doctor-long-body',
    at: '#/doctor',
    act: async (page) => (await diagnose(page, SPACED), words(page, 'All of it on this machine')),
  },
  {
    name: 'doctor-tampered',
    at: '#/doctor',
    act: async (page) => (await diagnose(page, TAMPERED), words(page, 'The key signed other bytes than these.')),
  },
  { name: 'flows', at: '#/flows' },
  { name: 'flows-of-one', at: '#/flows/aeterna' },
  { name: 'flow', at: '#/flows/session-jwt/expiry-and-refresh', act: (page) => words(page, 'Step 0 of') },
  { name: 'flow-played', at: '#/flows/aeterna/replay', act: (page) => played(page, 3) },
  {
    name: 'flow-table',
    at: '#/flows/session-jwt/expiry-and-refresh',
    act: async (page) => (await played(page, 2), press(page, 'Table')),
  },
  { name: 'exchanges-empty', at: '#/exchanges', act: (page) => words(page, 'Nothing sent yet') },
  { name: 'exchange', at: '#/paynet/auth', act: exchange },
  {
    name: 'exchange-editing',
    at: '#/paynet/auth',
    act: async (page) => (await exchange(page), press(page, 'Edit and resend')),
  },
  {
    name: 'exchanges-compared',
    at: '#/paynet/auth',
    act: async (page) => {
      await exchange(page);
      await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
      await page.getByRole('region', { name: 'Compared' }).waitFor();
    },
  },
  { name: 'cases-empty', at: '#/cases' },
  {
    name: 'cases-run',
    at: '#/cases',
    act: async (page) => {
      await open(page, 'all.json', PACK);
      await press(page, 'Run all');
      await words(page, '2 passed, 1 failed, 0 unusable.');
    },
  },
  {
    name: 'cases-secrets',
    at: '#/cases',
    act: async (page) => {
      await open(page, 'all.json', PACK.replaceAll(/"token":"[^"]*",/g, ''));
      await page.getByRole('region', { name: 'Secrets' }).waitFor();
    },
  },
  { name: 'present', at: '#/present' },
  { name: 'present-start', at: '#/present/paynet', above: true, act: (page) => presented(page, 0) },
  { name: 'present-step', at: '#/present/paynet', above: true, act: (page) => presented(page, 3) },
  {
    name: 'present-steps',
    at: '#/present/paynet',
    above: true,
    act: async (page) => {
      await presented(page, 1);
      await press(page, /^Step 1 of/);
      await page.getByRole('menu').waitFor();
    },
  },
  { name: 'present-coverage', at: '#/present/paysera', above: true, act: (page) => presented(page, 5) },
];

export const STATES = [...HOME, ...PANELS, ...TOOLS];
