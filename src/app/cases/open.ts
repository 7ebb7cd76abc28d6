import type { Case } from '../../cases/case.ts';
import { secretNames } from '../../cases/secrets.ts';
import { findField, findOperation, type Operation } from '../../core/scheme/define.ts';
import { verifierOf } from '../../core/scheme/verify.ts';
import { isTouched } from '../../features/compute/panel.ts';
import { panelKey, panelOf, useComputeStore } from '../../features/compute/store.ts';
import { cards, loadScheme } from '../../schemes/registry.ts';
import { router } from '../router.tsx';
import { DEFAULT_TAB, tabsOf, type TabId } from '../tabs.ts';
import { useOpened, type Opened } from './opened.ts';
import { remember } from './recent.ts';

/** Why a case cannot be opened, in a sentence. */
export type Refused = string | undefined;

/** The operation of a case, or why there is none. */
export async function operationOf({ scheme: id, operation: name }: Pick<Case, 'scheme' | 'operation'>) {
  const scheme = cards.some((card) => card.id === id) ? await loadScheme(id) : undefined;
  if (!scheme) return `There is no scheme ${quoted(id)}. There are ${cards.map((card) => card.id).join(', ')}.`;
  const operation = findOperation(scheme, name);
  const known = scheme.operations.map((one) => one.id).join(', ');
  return operation ? { scheme, operation } : `${scheme.card.name} has no operation ${quoted(name)}. It has ${known}.`;
}

/** Puts a case on its screen and goes there. What stood there before can be brought back. */
export async function openCase(value: Case, from: Opened['from'], wanted?: string): Promise<Refused> {
  const found = await operationOf(value);
  if (typeof found === 'string') return found;
  const { operation } = found;
  const id = { scheme: value.scheme, operation: value.operation };
  const { inputs, observed, strangers } = sorted(value, operation);
  const before = panelOf(id);
  // A case that comes back from the Doctor stands there already.
  const isNew = before.observed !== observed || JSON.stringify(before.inputs) !== JSON.stringify(inputs);
  const hadSomething = isNew && (isTouched(before, operation.fields) || before.observed !== '');
  if (isNew || value.extras) useComputeStore.getState().load(id.scheme, id.operation, inputs, observed, value.extras);
  if (isFiled(from)) remember(value);
  const { [id.scheme]: known = {} } = useComputeStore.getState().shared;
  const opened: Opened = {
    place: panelKey(id),
    from,
    strangers,
    unknown: (value.extras ?? []).map(({ name }) => name),
    // What was typed for another operation of the scheme, the panel puts in by itself.
    missing: [...secretNames(operation)].filter(
      (name) => !inputs[name] && !known[name] && !findField(operation, name)?.optional,
    ),
    ...(hadSomething
      ? {
          undo: () =>
            useComputeStore.getState().load(id.scheme, id.operation, before.inputs, before.observed, before.extras),
        }
      : {}),
  };
  useOpened.setState({ opened: isFiled(from) || opened.missing.length > 0 || hadSomething ? opened : undefined });
  const tab = tabsOf(operation).find((one) => one.id === wanted)?.id ?? (DEFAULT_TAB satisfies TabId);
  await router.navigate({ to: '/$scheme/$operation', params: id, search: { tab }, replace: from === 'link' });
  return undefined;
}

/** Whether it was a case before it was opened here: those are listed, and said to be open. */
const isFiled = (from: Opened['from']): boolean => from === 'link' || from === 'file' || from === 'list';

/** What of a case the operation has a place for. Evidence may stand among the inputs, as early files have it. */
function sorted(value: Case, operation: Operation) {
  const evidence = operation.result?.name ?? verifierOf(operation)?.evidence;
  const names = Object.keys(value.inputs);
  const isKnown = (name: string) => findField(operation, name) !== undefined;
  const strangers = [
    ...names.filter((name) => !isKnown(name) && name !== evidence),
    ...Object.keys(value.observed).filter((name) => name !== evidence),
  ];
  return {
    inputs: Object.fromEntries(Object.entries(value.inputs).filter(([name]) => isKnown(name))),
    observed:
      evidence === undefined
        ? ''
        : (value.observed[evidence] ?? (isKnown(evidence) ? '' : value.inputs[evidence]) ?? ''),
    strangers,
  };
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name);
}
