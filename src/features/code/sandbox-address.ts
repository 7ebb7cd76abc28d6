import type { Operation, SchemeCard } from '../../core/scheme/define.ts';

/** Where the terminal's sandbox listens unless it is told otherwise (cli/sandbox.ts). A client certificate needs TLS. */
const HTTP = { scheme: 'http', port: '8787', option: '--port' } as const;
const HTTPS = { scheme: 'https', port: '8788', option: '--tls-port' } as const;

export interface SandboxAddress {
  /** Where the sandbox answers in the vendor's place. */
  readonly origin: string;
  readonly port: string;
  /** Starts it there. */
  readonly command: string;
}

/** `typed` is the port somebody wants; one that is none does not count. */
export function sandboxAddress({ id }: SchemeCard, { certificate }: Operation, typed: string): SandboxAddress {
  const { scheme, port: usual, option } = certificate ? HTTPS : HTTP;
  const port = isPort(typed) ? typed : usual;
  const command = port === usual ? 'npm run sandbox' : `npm run sandbox -- ${option} ${port}`;
  return { origin: `${scheme}://127.0.0.1:${port}/sandbox/${id}`, port, command };
}

/** Whether a text is a TCP port, 1 to 65535, in decimal digits. */
export function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
}
