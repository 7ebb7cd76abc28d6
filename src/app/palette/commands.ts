import type { Scheme } from '../../core/scheme/define.ts';
import { TABS, type TabId } from '../tabs.ts';
import { THEMES, type ThemeChoice } from '../theme.ts';

/** What a command does; the palette carries it out. */
export type Action =
  | { readonly do: 'home' }
  | { readonly do: 'open'; readonly scheme: string; readonly operation: string; readonly tab: TabId }
  | { readonly do: 'theme'; readonly choice: ThemeChoice };

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Searched, not shown. */
  readonly words: string;
  readonly action: Action;
}

export interface CommandGroup {
  readonly name: string;
  readonly items: readonly Command[];
}

/** Where the user is, as the address says it. */
export interface Place {
  readonly scheme?: string;
  readonly operation?: string;
  readonly tab?: TabId;
}

/** Every command there is at this place. */
export function commandsAt(place: Place, schemes: readonly Scheme[]): CommandGroup[] {
  const groups = [
    { name: 'Go to', items: [home, ...schemes.flatMap((scheme) => operationsOf(scheme, place.tab))] },
    { name: 'View', items: viewsAt(place) },
    { name: 'Theme', items: THEMES.map(themeCommand) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const home: Command = { id: 'home', label: 'Start page', words: 'home countersign', action: { do: 'home' } };

/** The view is kept from one operation to the next. */
function operationsOf({ card, operations }: Scheme, tab: TabId = 'compute'): Command[] {
  return operations.map(({ id, title, summary }) => ({
    id: `${card.id}/${id}`,
    label: `${card.name}: ${title}`,
    words: [card.id, id, card.line, ...card.tags, summary].join(' '),
    action: { do: 'open', scheme: card.id, operation: id, tab },
  }));
}

function viewsAt({ scheme, operation, tab }: Place): Command[] {
  if (!scheme || !operation) return [];
  return TABS.filter(({ id }) => id !== tab).map(({ id, name }) => ({
    id: `view/${id}`,
    label: `Switch to ${name}`,
    words: 'tab view',
    action: { do: 'open', scheme, operation, tab: id },
  }));
}

function themeCommand({ id, name }: (typeof THEMES)[number]): Command {
  return { id: `theme/${id}`, label: `Theme: ${name}`, words: 'colour mode', action: { do: 'theme', choice: id } };
}

/** Whether every word of the query is somewhere in the command, in any order. */
export function matches({ label, words }: Command, query: string): boolean {
  const text = `${label} ${words}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
