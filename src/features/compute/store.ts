import { create } from 'zustand';
import { whenLeaving } from '../../core/leaving.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import { FIELD_KINDS, type FieldDef } from '../../core/scheme/fields.ts';
import { shareEqual } from '../../ui/share.ts';
import type { TraceReader } from '../../workers/trace-reader.ts';
import type { Job, TraceView } from '../../workers/trace-view.ts';

/** What is on one operation's panel. Lives in memory only: secrets never reach storage. */
export interface Panel {
  readonly inputs: Inputs;
  /** What somebody's code produced, or what was received. */
  readonly observed: string;
  /** Fields somebody has been at: only these complain about being empty. */
  readonly visited: ReadonlySet<string>;
  readonly revealed: ReadonlySet<string>;
  /** Large values somebody wants in a textarea all the same. */
  readonly opened: ReadonlySet<string>;
  /** Time fields that follow the clock. */
  readonly live: ReadonlySet<string>;
  /** Values of what stands beside the operation: where a user is sent, what a confusable needs. */
  readonly aside: Inputs;
  /** The answer somebody pasted. */
  readonly answer: string;
  /** Values put aside under the choices they belong to: choice field, then choice, then field. */
  readonly stash: Readonly<Record<string, Readonly<Record<string, Inputs>>>>;
  /** What was there before Clear, while it can be undone. */
  readonly cleared?: Panel;
  /** What was filled in last, while it can be undone. */
  readonly filled?: Filled | undefined;
  readonly traced?: Traced;
}

/** Values that were set all at once, with what stood there. */
export interface Filled {
  /** Fields that were given a value of their own, and those that are made anew for each request. */
  readonly names: readonly string[];
  readonly renewed: readonly string[];
  readonly before: Pick<Panel, 'inputs' | 'visited' | 'live'>;
  /** The same for the values that the scheme's other panels take over. */
  readonly shared: Inputs;
}

/** The newest trace there is; `job` tells which inputs it is of. */
export interface Traced {
  readonly job: Job;
  readonly view: TraceView;
  readonly reader: TraceReader;
}

export interface PanelId {
  readonly scheme: string;
  readonly operation: string;
}

interface ComputeState {
  readonly panels: Readonly<Record<string, Panel>>;
  /** Credentials somebody typed, by scheme: the other operations of the scheme start with them. */
  readonly shared: Readonly<Record<string, Inputs>>;
  readonly open: (id: PanelId, fields: readonly FieldDef[]) => void;
  readonly edit: (id: PanelId, field: FieldDef, value: string) => void;
  /** A tick of the clock: the field stays live. */
  readonly tick: (id: PanelId, field: string, value: string) => void;
  readonly choose: (id: PanelId, field: FieldDef, value: string) => void;
  readonly observe: (id: PanelId, value: string) => void;
  readonly note: (id: PanelId, name: string, value: string) => void;
  readonly answered: (id: PanelId, answer: string) => void;
  /** Fills some fields of an operation, the others stay: an answer is put to use. */
  readonly carry: (id: PanelId, inputs: Inputs, observed?: string) => void;
  /** Sets fields all at once; what stood there can be brought back, but for what is changed by hand since. */
  readonly fill: (id: PanelId, values: readonly (readonly [field: FieldDef, value: string])[]) => void;
  readonly undoFill: (id: PanelId) => void;
  readonly visit: (id: PanelId, field: string) => void;
  readonly toggle: (id: PanelId, set: 'revealed' | 'live' | 'opened', field: string) => void;
  /** Replaces everything on a panel: a sample, a case, a link. */
  readonly load: (scheme: string, operation: string, inputs: Inputs, observed?: string) => void;
  readonly clear: (id: PanelId) => void;
  readonly undoClear: (id: PanelId) => void;
  readonly forgetCleared: (id: PanelId) => void;
  readonly traced: (id: PanelId, traced: Traced) => void;
}

const EMPTY: Panel = {
  inputs: {},
  observed: '',
  visited: new Set(),
  revealed: new Set(),
  opened: new Set(),
  live: new Set(),
  aside: {},
  answer: '',
  stash: {},
};

/** The place of a panel, as addresses name it: `paynet/auth`. */
export const panelKey = ({ scheme, operation }: PanelId): string => `${scheme}/${operation}`;

/**
 * All panels by `panelKey`, and the credentials that operations of one scheme share. In memory only: it holds
 * secrets.
 */
export const useComputeStore = create<ComputeState>()((set, get) => {
  const read = (id: PanelId) => get().panels[panelKey(id)] ?? EMPTY;
  const write = (id: PanelId, change: Partial<Panel>) =>
    set(({ panels }) => ({ panels: { ...panels, [panelKey(id)]: { ...(panels[panelKey(id)] ?? EMPTY), ...change } } }));
  const share = (scheme: string, field: FieldDef, value: string) => {
    if (isCredential(field))
      set(({ shared }) => ({ shared: { ...shared, [scheme]: { ...shared[scheme], [field.name]: value } } }));
  };
  return {
    panels: {},
    shared: {},
    open: (id, fields) => {
      const { inputs } = read(id);
      const known = get().shared[id.scheme] ?? {};
      const carried = fields.filter((field) => isCredential(field) && !inputs[field.name] && known[field.name]);
      write(
        id,
        carried.length === 0
          ? {}
          : { inputs: { ...inputs, ...Object.fromEntries(carried.map(({ name }) => [name, known[name] ?? ''])) } },
      );
    },
    edit: (id, field, value) => {
      const { inputs, visited, live, filled } = read(id);
      write(id, {
        inputs: { ...inputs, [field.name]: value },
        visited: withMember(visited, field.name),
        live: without(live, field.name),
        filled: filled && leftOf(filled, field.name),
      });
      share(id.scheme, field, value);
    },
    tick: (id, field, value) => {
      const { inputs } = read(id);
      if (inputs[field] !== value) write(id, { inputs: { ...inputs, [field]: value } });
    },
    choose: (id, field, value) => write(id, switched(read(id), field, value)),
    observe: (id, observed) => write(id, { observed }),
    note: (id, name, value) => write(id, { aside: { ...read(id).aside, [name]: value } }),
    answered: (id, answer) => write(id, { answer }),
    carry: (id, inputs, observed) => {
      const panel = read(id);
      const visited = Object.keys(inputs).reduce(withMember, panel.visited);
      write(id, { inputs: { ...panel.inputs, ...inputs }, visited, observed: observed ?? panel.observed });
    },
    fill: (id, values) => {
      const { inputs, visited, live } = read(id);
      const known = get().shared[id.scheme] ?? {};
      const changed = values.filter(([{ name }, value]) => inputs[name] !== value);
      for (const [field, value] of changed) get().edit(id, field, value);
      const [renewed, names] = [true, false].map((is) =>
        changed.flatMap(([{ name, kind }]) => (isRenewed(kind) === is ? [name] : [])),
      );
      const old = (all: Inputs): Inputs =>
        Object.fromEntries(changed.flatMap(([{ name }]) => (all[name] === undefined ? [] : [[name, all[name]]])));
      const before = { inputs: old(inputs), visited, live };
      write(id, { filled: { names: names ?? [], renewed: renewed ?? [], before, shared: old(known) } });
    },
    undoFill: (id) => {
      const { filled, inputs } = read(id);
      if (!filled) return;
      const { before, shared } = filled;
      write(id, { ...before, inputs: takenBack(filled, inputs, before.inputs), filled: undefined });
      set((state) => ({
        shared: { ...state.shared, [id.scheme]: takenBack(filled, state.shared[id.scheme] ?? {}, shared) },
      }));
    },
    visit: (id, field) => {
      const { visited } = read(id);
      if (!visited.has(field)) write(id, { visited: withMember(visited, field) });
    },
    toggle: (id, kind, field) => {
      const members = read(id)[kind];
      write(id, { [kind]: members.has(field) ? without(members, field) : withMember(members, field) });
    },
    load: (scheme, operation, inputs, observed = '') =>
      write({ scheme, operation }, { ...EMPTY, inputs, observed, visited: new Set(Object.keys(inputs)) }),
    clear: (id) => {
      const { cleared: _, ...before } = read(id);
      set(({ panels, shared: { [id.scheme]: __, ...shared } }) => ({
        shared,
        panels: { ...panels, [panelKey(id)]: { ...EMPTY, cleared: before } },
      }));
    },
    undoClear: (id) => {
      const { cleared } = read(id);
      if (cleared) set(({ panels }) => ({ panels: { ...panels, [panelKey(id)]: cleared } }));
    },
    forgetCleared: (id) => {
      const { cleared, ...rest } = read(id);
      if (cleared) set(({ panels }) => ({ panels: { ...panels, [panelKey(id)]: rest } }));
    },
    traced: (id, next) => {
      const before = read(id).traced;
      const view = shareEqual(before?.view, next.view);
      // The same inputs and the same outcome: a confirmation, nothing to draw.
      if (before?.job !== next.job || before.view !== view) write(id, { traced: { ...next, view } });
    },
  };
});

/** Whether anything was entered. A choice alone does not count: it always has a value. */
export function isTouched({ inputs }: Panel, fields: readonly FieldDef[]): boolean {
  return fields.some(({ name, kind }) => kind !== 'choice' && (inputs[name] ?? '') !== '');
}

/** What is on a panel by now; the empty panel where nobody has been. */
export function panelOf(id: PanelId): Panel {
  return useComputeStore.getState().panels[panelKey(id)] ?? EMPTY;
}

export { EMPTY as EMPTY_PANEL };

const isOf = ({ names, renewed }: Filled, field: string) => names.includes(field) || renewed.includes(field);

/** Values with what stood there before in the place of those that were filled in. */
function takenBack(filled: Filled, now: Inputs, before: Inputs): Inputs {
  const rest = Object.entries(now).filter(([name]) => !isOf(filled, name));
  const back = Object.entries(before).filter(([name]) => isOf(filled, name));
  return Object.fromEntries([...rest, ...back]);
}

/** What can still be taken back once a field was changed by hand: the others. */
function leftOf(filled: Filled, field: string): Filled | undefined {
  if (!isOf(filled, field)) return filled;
  const [names, renewed] = [filled.names, filled.renewed].map((all) => all.filter((name) => name !== field));
  return names?.length || renewed?.length ? { ...filled, names: names ?? [], renewed: renewed ?? [] } : undefined;
}

/** Of a field that has another value in each request. */
function isRenewed(kind: FieldDef['kind']): boolean {
  const { now, fresh } = FIELD_KINDS[kind];
  return now !== undefined || fresh !== undefined;
}

function isCredential({ kind }: FieldDef): boolean {
  return kind === 'credential' || kind === 'secret';
}

/** Another choice: the values that belong to the old one are put aside, those of the new one come back. */
function switched(
  { inputs, stash }: Panel,
  { name, choices = [], separates = [], initial }: FieldDef,
  value: string,
): Partial<Panel> {
  const before = inputs[name] || initial || choices[0] || '';
  if (before === value) return { inputs: { ...inputs, [name]: value } };
  const aside = Object.fromEntries(separates.map((field) => [field, inputs[field] ?? '']));
  const back = Object.fromEntries(separates.map((field) => [field, stash[name]?.[value]?.[field] ?? '']));
  return {
    inputs: { ...inputs, ...back, [name]: value },
    filled: undefined,
    stash: { ...stash, [name]: { ...stash[name], [before]: aside } },
  };
}

function withMember(members: ReadonlySet<string>, member: string): ReadonlySet<string> {
  return members.has(member) ? members : new Set([...members, member]);
}

function without(members: ReadonlySet<string>, member: string): ReadonlySet<string> {
  return members.has(member) ? new Set([...members].filter((other) => other !== member)) : members;
}

whenLeaving(() => useComputeStore.setState({ panels: {}, shared: {} }));
