import type { ComponentType } from 'react';

import type { Operation } from '../core/scheme/define.ts';
import type { PanelProps } from './panel-props.ts';

/** The views of an operation. Each is a chunk of its own. */
export const TABS = [
  {
    id: 'compute',
    name: 'Compute',
    load: async (): Promise<ComponentType<PanelProps>> => (await import('../features/compute/index.tsx')).ComputePanel,
  },
  {
    id: 'verify',
    name: 'Verify',
    load: async (): Promise<ComponentType<PanelProps>> => (await import('./verify-screen.tsx')).VerifyScreen,
  },
  {
    id: 'code',
    name: 'Code',
    load: async (): Promise<ComponentType<PanelProps>> => (await import('./code-screen.tsx')).CodeScreen,
  },
  {
    id: 'learn',
    name: 'Learn',
    load: async (): Promise<ComponentType<PanelProps>> => (await import('../features/learn/index.tsx')).LearnPanel,
  },
] as const;

export type TabId = (typeof TABS)[number]['id'];

/** The values that `tab` may have in an address, in the order of the tabs. */
export const TAB_IDS: readonly TabId[] = TABS.map(({ id }) => id);
/** The view of an address that names none, or an unknown one; it is left out of addresses. */
export const DEFAULT_TAB: TabId = 'compute';

/** The component of a view, fetched; of an unknown one, that of Compute. */
export function loadPanel(id: TabId): Promise<ComponentType<PanelProps>> {
  return (TABS.find((tab) => tab.id === id) ?? TABS[0]).load();
}

/** The views that make sense for the operation: where nothing is signed, nothing can be verified. */
export function tabsOf({ result, verifier }: Operation): readonly (typeof TABS)[number][] {
  return TABS.filter(({ id }) => id !== 'verify' || result !== undefined || verifier !== undefined);
}

/** Screens that stand in the place of Compute for operations that ask for one. */
const SCREENS: Partial<Record<NonNullable<Operation['screen']>, () => Promise<ComponentType<PanelProps>>>> = {
  certificate: async () => (await import('../features/certificate/index.tsx')).CertificatePanel,
  token: async () => (await import('./token-screen.tsx')).TokenScreen,
};

/** The operation's own screen for this view, if it has one. */
export function loadOwnPanel(id: TabId, { screen }: Operation): Promise<ComponentType<PanelProps>> | undefined {
  return id === DEFAULT_TAB && screen ? SCREENS[screen]?.() : undefined;
}
