/**
 * The service worker: keeps the page for use without a network, and is the sandbox under `sandbox/`.
 * One scope holds one worker, so both live in this one.
 */
import type { SchemeSandbox } from './core/scheme/sandbox.ts';
import { createSandbox, type Sandbox } from './sandbox/app.ts';
import { browserWorld } from './sandbox/browser/world.ts';

declare const self: ServiceWorkerGlobalScope;
/** What the build puts in (tools/service-worker.ts); the dev server puts in nothing. */
declare const KEPT_FILES: KeptFiles | undefined;
declare const KEPT_VERSION: string | undefined;

/** What a version keeps from its first day on. */
interface KeptFiles {
  /** Addresses within the scope that outlive their content. */
  readonly fresh: readonly string[];
  /** Names in assets/, with a space between: each stands for one content. */
  readonly assets: string;
}

const KEPT: KeptFiles = typeof KEPT_FILES === 'undefined' ? { fresh: [], assets: '' } : KEPT_FILES;
const { scope } = self.registration;
// One host may serve several copies, each in its folder, and all of them share its caches.
const PREFIX = `countersign:${new URL(scope).pathname}:`;
const CACHE = `${PREFIX}${typeof KEPT_VERSION === 'undefined' ? 'dev' : KEPT_VERSION}`;
/** Open pages of the version before may still ask for parts of theirs. */
const VERSIONS_KEPT = 2;

const index = new URL('./', scope).href;
const assets = new URL('assets/', scope).href;
const sandboxed = new URL('sandbox/', scope).href;
const fresh = KEPT.fresh.map((url) => new URL(url, scope).href);
const hashed = KEPT.assets.split(' ').map((name) => assets + name);
const known = new Set(fresh);

// Eager: a service worker may not import() what it needs.
const modules = import.meta.glob<{ readonly sandbox: SchemeSandbox }>('./schemes/*/sandbox.ts', { eager: true });
let opened: Sandbox | undefined;
const sandbox = () =>
  (opened ??= createSandbox(
    browserWorld(scope),
    Object.values(modules).map((module) => module.sandbox),
  ));

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') void self.skipWaiting();
  // A page that is loaded anew is still there when it asks for itself, so it says when it has come.
  else event.waitUntil(forgetBefore((event.source as Client | null)?.id));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const before = request.mode === 'navigate' ? forgetBefore() : undefined;
  if (before) event.waitUntil(before);
  if (request.url.startsWith(sandboxed)) event.respondWith(answer(request, before));
  else if (request.method === 'GET' && fresh.length > 0 && isOurs(request)) event.respondWith(fromCache(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  if (fresh.length > 0) await cache.addAll([...fresh.map((url) => new Request(url, { cache: 'reload' })), ...hashed]);
  // A first worker starts at once; a later one waits until the user says so.
  if (!self.registration.active) await self.skipWaiting();
}

async function activate(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const old = names.filter((name) => name !== CACHE);
  await Promise.all(old.slice(0, Math.max(0, old.length - VERSIONS_KEPT + 1)).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** What was sent to the sandbox is not there for whoever comes when all other pages are gone. */
async function forgetBefore(own?: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window' });
  // The journal ends with it; the rest is on disk.
  if (pages.every(({ id }) => id === own)) opened = undefined;
}

/** The sandbox's answer. Where it comes as a page of its own, what was sent before may have to be forgotten first. */
async function answer(request: Request, before: Promise<void> | undefined): Promise<Response> {
  await before;
  return sandbox().fetch(request);
}

function isOurs({ url, mode }: Request): boolean {
  const bare = url.split(/[?#]/)[0] ?? url;
  if (mode === 'navigate') return bare === index || bare === `${index}index.html`;
  return known.has(bare) || bare.startsWith(assets);
}

/** What is kept as it is kept; the rest of our assets from the network once, and kept from then on. */
async function fromCache(request: Request): Promise<Response> {
  const wanted = request.mode === 'navigate' ? index : request.url;
  const kept = await match(wanted);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && request.url.startsWith(assets)) {
    const cache = await caches.open(CACHE);
    await cache.put(request, response.clone()).catch(() => {
      // The disk is full: the page works all the same.
    });
  }
  return response;
}

/** This version's first: the index of a newer one must not be shown by an older worker, nor the reverse. */
async function match(url: string): Promise<Response | undefined> {
  const options = { ignoreSearch: true, ignoreVary: true };
  return (
    (await (await caches.open(CACHE)).match(url, options)) ?? (url === index ? undefined : caches.match(url, options))
  );
}
