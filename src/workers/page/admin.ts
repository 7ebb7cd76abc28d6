import { sandboxDoor } from './door.ts';

/** Asks the sandbox's admin surface; undefined when it has no such thing. */
export async function askSandbox<T>(method: string, path: string, json?: unknown): Promise<T | undefined> {
  const request = new Request(`${sandboxDoor.base()}/sandbox/admin/${path}`, {
    method,
    ...(json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }),
  });
  const response = await sandboxDoor.fetch(request);
  return response.ok ? ((await response.json()) as T) : undefined;
}

/** A key of the demo account: its fields by the vendor's names. */
export interface DemoCredential {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The keys that the sandbox knows for a scheme. */
export async function demoCredentials(scheme: string): Promise<readonly DemoCredential[]> {
  return (await askSandbox<Record<string, readonly DemoCredential[]>>('GET', 'credentials'))?.[scheme] ?? [];
}

/** Tells the sandbox of a certificate (PEM) that its authority has signed: from now on it knows its holder. */
export async function registerCertificate(scheme: string, certificate: string): Promise<void> {
  const address = `${sandboxDoor.base()}/sandbox/admin/certificates/${scheme}`;
  const response = await sandboxDoor.fetch(new Request(address, { method: 'POST', body: certificate }));
  if (!response.ok) throw new Error('the sandbox does not take this certificate');
}
