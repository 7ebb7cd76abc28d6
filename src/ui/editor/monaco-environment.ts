const startJson = () => new Worker(new URL('./json.worker.ts', import.meta.url), { type: 'module' });
const startEditor = () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' });

interface PolicyFactory {
  createPolicy(name: string, rules: object): unknown;
}

/**
 * Where Monaco gets its workers and its one Trusted Types policy. Called before Monaco is loaded: it asks
 * while it is, and a bundler keeps no order among the modules of a chunk.
 */
export function prepareMonaco(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  const MonacoEnvironment = {
    getWorker: (_id: string, label: string) => (label === 'json' ? startJson() : startEditor()),
    // Monaco makes ten policies by other names; the content policy knows one.
    createTrustedTypesPolicy: (_name: string, rules: object) => trustedTypes?.createPolicy('monaco', rules),
  };
  Object.assign(globalThis, { MonacoEnvironment });
}
