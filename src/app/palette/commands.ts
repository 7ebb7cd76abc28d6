import { findOperation, type Operation, type Scheme } from '../../core/scheme/define.ts';
import { DEFAULT_TAB, tabsOf, type TabId } from '../tabs.ts';
import { THEMES, type ThemeChoice } from '../theme.ts';
import type { Findable, Group } from './search.ts';
import type { HeaderDialog } from '../header-dialog.ts';

/** What a command does; the palette carries it out. */
export type Action =
  | { readonly do: 'home' }
  | { readonly do: 'import' }
  | { readonly do: 'doctor' }
  | { readonly do: 'exchanges' }
  | { readonly do: 'dialog'; readonly open: HeaderDialog }
  | { readonly do: 'cases' }
  | { readonly do: 'open-case' }
  | { readonly do: 'share'; readonly form: 'link' | 'case' }
  | { readonly do: 'flows' }
  | { readonly do: 'flow'; readonly scheme: string; readonly flow: string }
  | { readonly do: 'open'; readonly scheme: string; readonly operation: string; readonly tab: TabId }
  | { readonly do: 'present'; readonly scheme: string }
  | { readonly do: 'theme'; readonly choice: ThemeChoice };

export interface Command extends Findable {
  readonly id: string;
  readonly action: Action;
}

export type CommandGroup = Group<Command>;

/** The operation on screen, if any. */
type Here = { readonly scheme: string; readonly operation: string } | undefined;

/** A scheme with the conversations that can be played with it. */
export interface Playable {
  readonly id: string;
  readonly flows: readonly { readonly id: string; readonly title: string; readonly says: string }[];
}

/** Every command there is at this place. */
export function commandsAt(
  here: Here,
  tab: TabId,
  schemes: readonly Scheme[],
  playable: readonly Playable[],
): CommandGroup[] {
  const open = schemes.find(({ card }) => card.id === here?.scheme);
  const operation = open && here && findOperation(open, here.operation);
  const groups = [
    { name: 'Go to', items: [...PLACES, ...schemes.flatMap((scheme) => operationsOf(scheme, tab))] },
    { name: 'View', items: here && operation ? viewsOf(here, operation, tab) : [] },
    { name: 'Case', items: [...(operation && operation.screen !== 'certificate' ? SHARING : []), OPEN_CASE] },
    { name: 'Present', items: schemes.map(presentCommand) },
    { name: 'Flows', items: schemes.flatMap(({ card }) => flowsOf(card, playable)) },
    { name: 'Views', items: schemes.flatMap(otherViewsOf), isSearchedOnly: true },
    { name: 'Clock and keys', items: DIALOGS },
    { name: 'Theme', items: THEMES.map(themeCommand) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const HOME: Command = { id: 'home', label: 'Start page', words: 'home countersign', action: { do: 'home' } };
const IMPORT: Command = {
  id: 'import',
  label: 'Import: paste a request',
  words: 'curl har fetch raw http header postman file callback failing',
  action: { do: 'import' },
};
const DOCTOR: Command = {
  id: 'doctor',
  label: 'Doctor',
  words: 'diagnose mistake wrong signature does not match explain',
  action: { do: 'doctor' },
};

const DIALOGS: readonly Command[] = [
  {
    id: 'clock',
    label: 'Sandbox clock',
    words: 'time freeze skip expired timestamp now',
    action: { do: 'dialog', open: 'clock' },
  },
  { id: 'help', label: 'Keyboard help', words: 'shortcuts keys', action: { do: 'dialog', open: 'help' } },
];

const SHARING: readonly Command[] = [
  { id: 'share', label: 'Share…', words: 'link case report send copy', action: { do: 'share', form: 'link' } },
  {
    id: 'save-case',
    label: 'Save case…',
    words: 'file export report har curl raw markdown html pack download',
    action: { do: 'share', form: 'case' },
  },
];
const OPEN_CASE: Command = {
  id: 'open-case',
  label: 'Open case…',
  words: 'file load pack json',
  action: { do: 'open-case' },
};

const PLACES: readonly Command[] = [
  HOME,
  IMPORT,
  DOCTOR,
  {
    id: 'flows',
    label: 'Flows',
    words: 'play conversation sandbox sequence diagram scenario',
    action: { do: 'flows' },
  },
  {
    id: 'exchanges',
    label: 'Exchanges',
    words: 'response viewer history requests sent sandbox journal',
    action: { do: 'exchanges' },
  },
  {
    id: 'cases',
    label: 'Cases',
    words: 'packs recent regression run many file junit expectation',
    action: { do: 'cases' },
  },
];

function flowsOf({ id: scheme, name }: Scheme['card'], playable: readonly Playable[]): Command[] {
  const { flows = [] } = playable.find(({ id }) => id === scheme) ?? {};
  return flows.map(({ id, title, says }) => ({
    id: `flow/${scheme}/${id}`,
    label: `Flow: ${name}, ${title}`,
    words: `${scheme} ${id} ${says}`,
    action: { do: 'flow', scheme, flow: id },
  }));
}

/** The view is kept from one operation to the next, where that has it. */
function operationsOf({ card, operations }: Scheme, tab: TabId): Command[] {
  return operations.map((operation) => {
    const { id, title, summary } = operation;
    const kept = tabsOf(operation).some((view) => view.id === tab) ? tab : DEFAULT_TAB;
    return {
      id: `${card.id}/${id}`,
      label: `${card.name}: ${title}`,
      words: [card.id, id, card.line, ...card.tags, summary].join(' '),
      action: { do: 'open', scheme: card.id, operation: id, tab: kept },
    };
  });
}

function viewsOf(here: NonNullable<Here>, operation: Operation, tab: TabId): Command[] {
  return tabsOf(operation)
    .filter(({ id }) => id !== tab)
    .map(({ id, name }) => ({
      id: `view/${id}`,
      label: `Switch to ${name}`,
      words: 'tab view',
      action: { do: 'open', ...here, tab: id },
    }));
}

/** The views of every operation beside the first, to go to from anywhere. */
function otherViewsOf({ card, operations }: Scheme): Command[] {
  return operations.flatMap((operation) =>
    tabsOf(operation)
      .filter(({ id }) => id !== DEFAULT_TAB)
      .map(({ id: tab, name }) => ({
        id: `${tab}/${card.id}/${operation.id}`,
        label: `${name}: ${card.name}, ${operation.title}`,
        words: `${card.id} ${operation.id}`,
        action: { do: 'open', scheme: card.id, operation: operation.id, tab },
      })),
  );
}

function presentCommand({ card: { id, name } }: Scheme): Command {
  return {
    id: `present/${id}`,
    label: `Present ${name}`,
    words: 'presenter mode demo projector guided',
    action: { do: 'present', scheme: id },
  };
}

function themeCommand({ id, name }: (typeof THEMES)[number]): Command {
  return { id: `theme/${id}`, label: `Theme: ${name}`, words: 'colour mode', action: { do: 'theme', choice: id } };
}
