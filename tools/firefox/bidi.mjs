/**
 * A Firefox driven over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks by itself: Playwright
 * needs a Firefox of its own, which Debian does not have. Node 20 has WebSocket behind --experimental-websocket.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long Firefox may take to start, and to answer one command, in milliseconds. */
const PATIENCE = 60_000;

/** No page of its own at the start, and nothing that it fetches for itself. */
const PREFS = `user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("browser.aboutConfig.showWarning", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.firstRunURL", "");
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("browser.safebrowsing.downloads.remote.enabled", false);
user_pref("services.settings.server", "data:,");
`;

/** @typedef {Record<string, unknown>} Params */
/** @typedef {{ send: (method: string, params: Params) => Promise<any>, close: () => Promise<void> }} Firefox */

/**
 * Starts it with an empty profile, headless.
 * @param {string} path of the program
 * @param {(method: string, params: any) => void} onEvent
 * @returns {Promise<Firefox>} rejects when it does not start in time
 */
export async function startFirefox(path, onEvent) {
  const profile = mkdtempSync(join(tmpdir(), 'countersign-firefox-'));
  writeFileSync(join(profile, 'user.js'), PREFS);
  const args = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile];
  const program = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise((resolve) => program.once('exit', resolve));
  const stop = async () => {
    program.kill('SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const { send, hangUp } = await connect(await addressOf(program), onEvent);
    await send('session.new', { capabilities: {} });
    return { send, close: async () => (hangUp(), await stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Where it listens: it says so on standard error.
 * @param {import('node:child_process').ChildProcess} program
 * @returns {Promise<string>}
 */
function addressOf(program) {
  let said = '';
  return timed('Firefox says where it listens', (resolve, reject) => {
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`Firefox ended with ${code}:\n${said}`)));
    program.stderr?.on('data', (part) => {
      said += String(part);
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
      if (address) resolve(`${address}/session`);
    });
  });
}

/**
 * @param {string} address
 * @param {(method: string, params: any) => void} onEvent
 */
async function connect(address, onEvent) {
  const socket = new WebSocket(address);
  await timed('the connection opens', (resolve, reject) => {
    socket.addEventListener('open', () => resolve(undefined));
    socket.addEventListener('error', () => reject(new Error(`No connection to ${address}`)));
  });
  /** @type {Map<number, (message: any) => void>} */
  const waiting = new Map();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data));
    if (message.type === 'event') return onEvent(message.method, message.params);
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  /** @type {Firefox['send']} */
  const send = (method, params) =>
    timed(`the answer to ${method}`, (resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ type, result, error, message }) =>
        type === 'success' ? resolve(result) : reject(new Error(`${method}: ${error}: ${message}`)),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { send, hangUp: () => socket.close() };
}

/**
 * @template T
 * @param {string} what is waited for
 * @param {(resolve: (value: T) => void, reject: (error: Error) => void) => void} begin
 * @returns {Promise<T>}
 */
function timed(what, begin) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Waited ${PATIENCE / 1000} s: ${what}`)), PATIENCE);
    begin(
      (value) => (clearTimeout(timer), resolve(value)),
      (error) => (clearTimeout(timer), reject(error)),
    );
  });
}
