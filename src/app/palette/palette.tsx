import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';

import { wholeRequest } from '../../cases/import/whole.ts';
import { usePresenting } from '../../ui/presenting.ts';
import { useWhenStepped } from '../../ui/when-stepped.ts';
import { loadSandboxes, loadSchemes } from '../../schemes/registry.ts';
import { focusPaste } from '../../features/home/paste-focus.ts';
import { focusHeading } from '../arrival.ts';
import { chooseCaseFile } from '../cases/choose-file.ts';
import { useShareDialog } from '../cases/dialog.ts';
import { withPart } from '../cases/with-part.ts';
import { useHeaderDialog } from '../header-dialog.ts';
import { closePalette, usePaletteOpen } from '../palette-open.ts';
import { queries } from '../queries.ts';
import { DEFAULT_TAB, TAB_IDS } from '../tabs.ts';
import { chooseTheme } from '../theme.ts';
import { commandsAt, type Action, type Command, type CommandGroup } from './commands.ts';
import { search } from './search.ts';

/** What leaves the place as it is: the focus is given back. */
const STAYS: ReadonlySet<Action['do']> = new Set(['theme', 'dialog', 'share', 'open-case']);

const closeAsLeft = () => closePalette(true);

/** How often it has been called: what was typed the last time is not there any more, even where it was called again at once. */
function useCalls(open: boolean): number {
  const [{ was, calls }, setLast] = useState({ was: open, calls: 0 });
  const next = open && !was ? calls + 1 : calls;
  if (open !== was) setLast({ was: open, calls: next });
  return next;
}

/** Everything the page can do, by name. */
export function Palette() {
  const open = usePaletteOpen((state) => state.open);
  const { groups, areAll } = useCommands();
  const perform = useAction();
  const calls = useCalls(open);
  useWhenStepped(closeAsLeft);
  const run = ({ action }: Command) => {
    closePalette(!STAYS.has(action.do));
    perform(action);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => !isOpen && closePalette()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-3 sm:pt-[12vh]">
          <Dialog.Popup
            aria-label="Command palette"
            className="popup flex max-h-[min(34rem,85dvh)] w-full max-w-xl flex-col overflow-hidden"
            finalFocus={() => {
              // Going somewhere puts the focus on the new screen's heading; anything else gives it back.
              const { caller: before, leaves } = usePaletteOpen.getState();
              return !leaves && before instanceof HTMLElement && before !== document.body ? before : !leaves;
            }}
          >
            <Finder key={calls} groups={groups} areAll={areAll} run={run} />
            <Dialog.Close className="sr-only">Close</Dialog.Close>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface FinderProps {
  readonly groups: readonly CommandGroup[];
  /** Whether these are all commands: those of the schemes come a moment after the first opening. */
  readonly areAll: boolean;
  readonly run: (command: Command) => void;
}

function Finder({ groups, areAll, run }: FinderProps) {
  const [query, setQuery] = useState('');
  const found = useMemo(() => search(groups, query), [groups, query]);
  const onKeyDown = useEarlyEnter(found, areAll, run);
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      value={query}
      onValueChange={setQuery}
      items={found}
      itemToStringValue={({ label }: Command) => label}
      autoHighlight="always"
      keepHighlight
    >
      <Field onKeyDown={onKeyDown} />
      <Results run={run} />
    </Autocomplete.Root>
  );
}

/** Enter before there is anything to choose, because the commands are still on their way, chooses when they have come. */
function useEarlyEnter(found: readonly CommandGroup[], areAll: boolean, run: FinderProps['run']) {
  const waits = useRef(false);
  useEffect(() => {
    if (!areAll || !waits.current) return;
    waits.current = false;
    const first = found[0]?.items[0];
    if (first) run(first);
  }, [found, areAll, run]);
  return ({ key }: KeyboardEvent) => {
    waits.current = key === 'Enter' && !areAll && found.length === 0;
  };
}

/** A whole request is no search: it is read as if it had been pasted where no field is. */
function takeRequest(event: ClipboardEvent): void {
  const text = event.clipboardData.getData('text/plain');
  if (!wholeRequest(text) || usePresenting.getState().on) return;
  event.preventDefault();
  closePalette(true);
  withPart(
    () => import('../cases/open-text.ts'),
    ({ readWhole }) => void readWhole(text),
  );
}

/** Takes the focus in the event that called it, and not a frame later: what is typed right after Ctrl+K is all there. */
function Field({ onKeyDown }: { readonly onKeyDown: (event: KeyboardEvent) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <div className="flex items-center gap-3 border-b border-line px-4">
      <Search aria-hidden className="size-4 shrink-0 text-muted" />
      <Autocomplete.Input
        ref={input}
        onKeyDown={onKeyDown}
        onPaste={takeRequest}
        aria-label="Search commands"
        placeholder="Go to, switch to, change …"
        className="h-12 w-full bg-transparent text-base outline-none placeholder:text-muted"
      />
    </div>
  );
}

function Results({ run }: { readonly run: (command: Command) => void }) {
  return (
    <>
      <Autocomplete.Empty className="text-muted not-empty:p-5">
        No command matches all of these words.
      </Autocomplete.Empty>
      <Autocomplete.List aria-label="Commands" className="min-h-0 overflow-y-auto not-empty:p-2">
        {(group: CommandGroup) => (
          <Autocomplete.Group key={group.name} items={group.items} className="not-first:mt-2">
            <Autocomplete.GroupLabel className="px-3 py-1.5 text-xs font-medium text-muted">
              {group.name}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => (
                <Autocomplete.Item key={command.id} value={command} className="menu-item" onClick={() => run(command)}>
                  {command.label}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </>
  );
}

/** Operations and flows are known once every scheme is loaded, which the first opening does. */
function useCommands(): { readonly groups: CommandGroup[]; readonly areAll: boolean } {
  const { scheme, operation } = useParams({ strict: false });
  const { tab: asked } = useSearch({ strict: false });
  // The frame sees the address as it is written, where the default view is left out.
  const tab = TAB_IDS.find((id) => id === asked) ?? DEFAULT_TAB;
  const { data } = useQuery(
    {
      queryKey: ['palette'],
      queryFn: async () => {
        const [schemes, playable] = await Promise.all([loadSchemes(), loadSandboxes()]);
        return { schemes, playable };
      },
      staleTime: Infinity,
      // Loading code is no server call: it works offline.
      networkMode: 'always',
    },
    queries,
  );
  const groups = useMemo(() => {
    const here = scheme && operation ? { scheme, operation } : undefined;
    return commandsAt(here, tab, data?.schemes ?? [], data?.playable ?? []);
  }, [scheme, operation, tab, data]);
  return { groups, areAll: data !== undefined };
}

function useAction(): (action: Action) => void {
  const navigate = useNavigate();
  const gone = (action: Exclude<Action, { do: 'theme' | 'dialog' | 'share' | 'open-case' }>): Promise<void> => {
    if (action.do === 'home' || action.do === 'import') return navigate({ to: '/' });
    if (action.do === 'doctor') return navigate({ to: '/doctor' });
    if (action.do === 'flows') return navigate({ to: '/flows' });
    if (action.do === 'exchanges') return navigate({ to: '/exchanges' });
    if (action.do === 'cases') return navigate({ to: '/cases' });
    if (action.do === 'flow') return navigate({ to: '/flows/$scheme/$flow', params: action });
    if (action.do === 'present') return navigate({ to: '/present/$scheme', params: { scheme: action.scheme } });
    return navigate({ to: '/$scheme/$operation', params: action, search: { tab: action.tab } });
  };
  return (action) => {
    if (action.do === 'theme') return chooseTheme(action.choice);
    if (action.do === 'dialog') return useHeaderDialog.setState({ open: action.open });
    if (action.do === 'share') return useShareDialog.setState({ form: action.form });
    if (action.do === 'open-case') return chooseCaseFile();
    void gone(action).then(action.do === 'import' ? focusPaste : focusHeading);
  };
}
