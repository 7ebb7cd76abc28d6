import { loadSandboxes } from '../schemes/registry.ts';
import { createSandbox, type Sandbox } from './app.ts';
import { signables } from './test-request.ts';
import { testWorld } from './test-world.ts';

export const sandboxes = await loadSandboxes();

export const newSandbox = (): Sandbox => createSandbox(testWorld(), sandboxes);

/** An answer in JSON. */
export interface Told {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

export async function told(response: Response): Promise<Told> {
  return { status: response.status, json: (await response.json()) as Told['json'] };
}

/** The first operation of a scheme that a credential of its sandbox can sign. Throws where there is none. */
export function signableOf(id: string) {
  const own = sandboxes.find((known) => known.id === id);
  const signable = own && signables(own)[0];
  if (!signable) throw new Error(`nothing to sign for ${id}`);
  return signable;
}

let turn = 0;

/** Another number each time, for nonces and rising keys. */
export const nextTurn = (): number => turn++;
