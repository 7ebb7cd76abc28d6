import type { Flow } from '../core/scheme/flow.ts';
import type { SchemeSandbox } from '../core/scheme/sandbox.ts';

/** The flow of that name; a test that misspells it must fail, not pass. */
export function findFlow(sandboxes: readonly SchemeSandbox[], scheme: string, id: string): Flow {
  const flow = sandboxes.find((own) => own.id === scheme)?.flows.find((known) => known.id === id);
  if (!flow) throw new Error(`no flow ${scheme}/${id}`);
  return flow;
}
