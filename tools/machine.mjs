/** What the tests need of this machine: a Chromium, and programs that somebody else wrote to compare with. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { chromium } from '@playwright/test';

/** Keeps a browser quiet on a closed network: no updates, no field trials, no QUIC probing. */
export const QUIET_ARGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Nearly all that a short test makes is soon garbage; with more room for what is new, the browser seldom stops to
 * collect it: a fifth of axe's time on a long page. Not for tests that ask how long a page is busy.
 */
export const ROOM = ['--js-flags=--min-semi-space-size=32'];

/**
 * How tests start the browser at this path.
 * @param {string | undefined} path without one, Playwright looks for its own
 * @param {readonly string[]} [more] arguments besides those that keep it quiet
 */
export const launch = (path, more = []) => ({ args: [...QUIET_ARGS, ...more], ...(path && { executablePath: path }) });

const SHELL = '/usr/bin/chromium-headless-shell';
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ADVICE = `No Chromium to test in. Any one of these helps:
  - install Chromium or Chrome (Debian: apt-get install chromium)
  - npx playwright install chromium
  - PW_CHROMIUM=/path/to/chromium npm test`;

/** The browser to test in: named by PW_CHROMIUM, the system's, or Playwright's own. */
export function findChromium() {
  const named = process.env['PW_CHROMIUM'];
  return [named, ...SYSTEM, chromium.executablePath()].find((path) => path && existsSync(path));
}

/**
 * The same engine without windows, tabs and all else that is not the page (Debian: chromium-headless-shell): a new page
 * costs it a third of the time. Chromium itself where there is none, and where PW_CHROMIUM names a browser.
 */
export function findShell() {
  const named = process.env['PW_SHELL'] ?? process.env['PW_CHROMIUM'];
  return [named, SHELL].find((path) => path && existsSync(path)) ?? findChromium();
}

/** Installs Debian's when its Chromium is here and this user may. Tests run without it, too: they only take longer. */
export function ensureShell() {
  const isDebian = mayInstallDebian() && existsSync('/usr/bin/chromium');
  if (isDebian && findShell() === findChromium() && !process.env['PW_CHROMIUM'])
    attempt('apt-get update && apt-get install -y chromium-headless-shell');
  return findShell();
}

/**
 * Installs one when there is none and this user may.
 * @returns {string} its path; throws words that say what to do
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (mayInstallDebian()) attempt('apt-get update && apt-get install -y chromium');
  if (!findChromium()) attempt('npx playwright install chromium');
  const path = findChromium();
  if (!path) throw new Error(ADVICE);
  return path;
}

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The Firefox to test in: named by PW_FIREFOX, or the system's. */
function findFirefox() {
  return [process.env['PW_FIREFOX'], ...FIREFOX].find((path) => path && existsSync(path));
}

/**
 * Installs one when there is none and this user may.
 * @returns {string} its path; throws words that say what to do
 */
export function ensureFirefox() {
  if (!findFirefox() && mayInstallDebian()) attempt('apt-get update && apt-get install -y firefox-esr');
  const path = findFirefox();
  if (path) return path;
  throw new Error(`No Firefox to test in. Either of these helps:
  - install Firefox (Debian: apt-get install firefox-esr)
  - PW_FIREFOX=/path/to/firefox npm test`);
}

/**
 * Programs that the tests compare with and run snippets in: what shows that one is there (a command, and a file that it
 * needs), and the Debian packages that bring it. hmac and hashlib, certificates, a real client, a real shell; then the languages of the Code tab.
 * @type {Record<string, { shows: string[], file?: string, packages: string }>}
 */
const PROGRAMS = {
  python3: {
    shows: ['-c', 'import cryptography'],
    packages: 'python3 python3-cryptography',
  },
  openssl: { shows: ['version'], packages: 'openssl' },
  curl: { shows: ['--version'], packages: 'curl' },
  bash: { shows: ['--version'], packages: 'bash' },
  php: { shows: ['--version'], packages: 'php-cli' },
  ruby: { shows: ['--version'], packages: 'ruby' },
  go: { shows: ['version'], packages: 'golang-go' },
  javac: { shows: ['--version'], packages: 'default-jdk-headless' },
  java: { shows: ['--version'], packages: 'default-jre-headless' },
  mcs: { shows: ['--version'], packages: 'mono-mcs' },
  mono: {
    shows: ['--version'],
    file: '/usr/lib/mono/4.5/System.Net.Http.dll',
    packages: 'mono-runtime libmono-system-core4.0-cil libmono-system-net-http4.0-cil',
  },
};

/** Installs the programs that are missing when this user may; throws words that say what to do. */
export function ensurePrograms() {
  const missing = () => Object.keys(PROGRAMS).filter((name) => !runs(name));
  const before = missing();
  if (before.length === 0) return;
  if (mayInstallDebian()) attempt(`apt-get update && apt-get install -y ${packagesOf(before)}`);
  const left = missing();
  if (left.length > 0)
    throw new Error(
      `The tests run ${left.join(', ')}, not found here or not complete. Install and try again (Debian: apt-get install ${packagesOf(left)}).`,
    );
}

/** @param {string[]} names */
function packagesOf(names) {
  return names.map((name) => PROGRAMS[name]?.packages ?? name).join(' ');
}

/** @param {string} name */
function runs(name) {
  try {
    const { shows = [], file } = PROGRAMS[name] ?? {};
    execFileSync(name, shows, { stdio: 'ignore' });
    return file === undefined || existsSync(file);
  } catch {
    return false;
  }
}

function mayInstallDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** @param {string} command */
function attempt(command) {
  console.log(`> ${command}`);
  try {
    execFileSync('sh', ['-c', command], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch {
    // What matters is whether the program is there afterwards; the caller looks.
  }
}
