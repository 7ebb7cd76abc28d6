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

/** Programs the tests compare with, by Debian package of the same name: hmac and hashlib, certificates, a real client, a real shell. */
const PROGRAMS = {
  python3: ['--version'],
  openssl: ['version'],
  curl: ['--version'],
  bash: ['--version'],
};

/** Installs the programs that are missing when this user may; throws words that say what to do. */
export function ensurePrograms() {
  const missing = () => Object.keys(PROGRAMS).filter((name) => !runs(name));
  const before = missing();
  if (before.length === 0) return;
  if (mayInstallDebian()) attempt(`apt-get update && apt-get install -y ${before.join(' ')}`);
  const left = missing();
  if (left.length > 0) throw new Error(`The tests run ${left.join(', ')}, not found here. Install and try again.`);
}

/** @param {string} name */
function runs(name) {
  try {
    execFileSync(name, PROGRAMS[/** @type {keyof typeof PROGRAMS} */ (name)], { stdio: 'ignore' });
    return true;
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
