import { loadSandboxes } from '../../schemes/registry.ts';
import { createSandbox, type Sandbox } from '../app.ts';
import { browserWorld } from './world.ts';

let opened: Promise<Sandbox> | undefined;

/** The sandbox of this folder (the service worker's scope, or the page's own), made on first use: in the service worker, or in the page when there is none. */
export function openSandbox(scope: string): Promise<Sandbox> {
  opened ??= loadSandboxes().then((schemes) => createSandbox(browserWorld(scope), schemes));
  return opened;
}

/** Whether a request is for the sandbox: the worker's fetch event asks this first. */
export function isForSandbox(url: string, scope: string): boolean {
  return url.startsWith(new URL('sandbox/', scope).href);
}
