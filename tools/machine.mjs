/** What the tests need of this machine: a Chromium and a Python 3. */
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

/** The differential test compares with Python's hmac and hashlib. */
export function ensurePython() {
  if (hasPython()) return;
  if (mayInstallDebian()) attempt('apt-get update && apt-get install -y python3');
  if (!hasPython()) throw new Error('No python3, which the differential test runs. Install Python 3 and try again.');
}

function hasPython() {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
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
