import { loadSandboxes } from '../../schemes/registry.ts';
import { createSandbox, type Sandbox } from '../app.ts';
import { browserWorld } from './world.ts';

let opened: Sandbox | undefined;

/** The page's own sandbox, for where no service worker answers; `scope` is the page's folder. Made once it could be loaded. */
export async function openSandbox(scope: string): Promise<Sandbox> {
  const schemes = await loadSandboxes();
  return (opened ??= createSandbox(browserWorld(scope), schemes));
}
