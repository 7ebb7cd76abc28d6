/** One place of the page that a newcomer should know. */
export interface TourStep {
  /** The start page, or the panel of a system. */
  readonly at: 'home' | 'panel';
  readonly look?: { readonly nav: string } | { readonly part: string };
  readonly says: string;
}

/** The tour in its order; `at` is the screen a step needs, and what `look` names lights up there. */
export const STEPS: readonly TourStep[] = [
  {
    at: 'home',
    look: { nav: 'Schemes' },
    says: 'Five systems, each with what you sign and what you verify.',
  },
  {
    at: 'home',
    look: { nav: 'Tools' },
    says: 'The tools work for all of them: Doctor, Flows, Exchanges and Cases.',
  },
  {
    at: 'panel',
    look: { part: 'Fields' },
    says: 'Fields have the vendor’s own names. Type, paste, or load a published sample.',
  },
  {
    at: 'panel',
    look: { part: 'Steps' },
    says: 'Every step of the computation appears as you type. Each byte has the colour of the field it came from.',
  },
  {
    at: 'panel',
    look: { part: 'Compare' },
    says: 'Paste the value that your code made. When it differs, Diagnose finds the mistake that gives exactly that value.',
  },
  {
    at: 'panel',
    look: { part: 'Sandbox' },
    says: 'A mock of the vendor’s server lives in this page. It really verifies, and shows its own computation beside yours.',
  },
  {
    at: 'home',
    says: 'That is all. Ctrl K (⌘K) goes anywhere by name, and ? lists the keys. Nothing you type leaves this page.',
  },
];
