import { create } from 'zustand';

import { whenLeaving } from '../../core/leaving.ts';
import type { Authority } from '../../core/pki/authority.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';

/** A key made in this page, with what was made of it. All of it is in memory only. */
export interface Made {
  readonly keyType: string;
  /** Of the public key: equal in a certificate of this key. */
  readonly fingerprint: string;
  readonly privateKey: string;
  readonly request: string;
  /** Signed by the authority of this tab. */
  readonly certificate?: string;
}

/** A name and value that travel in a header of their own. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** What is on the certificate screen of one operation. */
export interface CertificateScreen {
  readonly inputs: Inputs;
  readonly parameters: readonly Parameter[];
  readonly made?: Made;
  /** What was pasted to be looked at: never a private key. */
  readonly pasted: string;
}

interface CertificateState {
  readonly screens: Readonly<Record<string, CertificateScreen>>;
  /** Made at its first use; it lives as long as the tab. */
  readonly authority?: Authority;
  readonly change: (key: string, change: Partial<CertificateScreen>) => void;
  readonly found: (authority: Authority) => void;
}

const EMPTY: CertificateScreen = { inputs: {}, parameters: [{ name: '', value: '' }], pasted: '' };

/**
 * What is on the certificate screens, by place (`paysera/certificate`). In memory; keys made here are in it, so it
 * is forgotten on leaving.
 */
export const useCertificateStore = create<CertificateState>()((set) => ({
  screens: {},
  change: (key, change) =>
    set(({ screens }) => ({ screens: { ...screens, [key]: { ...(screens[key] ?? EMPTY), ...change } } })),
  found: (authority) => set({ authority }),
}));

/** What is on the screen of one operation by now; `key` is its place, `paysera/certificate`. */
export function screenOf(key: string): CertificateScreen {
  return useCertificateStore.getState().screens[key] ?? EMPTY;
}

/** A part of the screen; the component is drawn again when that part changes. */
export function useScreen<T>(key: string, select: (screen: CertificateScreen) => T): T {
  return useCertificateStore((state) => select(state.screens[key] ?? EMPTY));
}

whenLeaving(() => useCertificateStore.setState(useCertificateStore.getInitialState(), true));
