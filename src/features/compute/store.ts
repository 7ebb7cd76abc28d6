import { create } from 'zustand';
import type { Extra } from '../../cases/extras.ts';
import { whenLeaving } from '../../core/leaving.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { FieldDef } from '../../core/scheme/fields.ts';
import {
  carried,
  dropped,
  edited,
  emptied,
  EMPTY_PANEL,
  filledIn,
  isCredential,
  loaded,
  retraced,
  sampled,
  seenAt,
  settled,
  switched,
  takenBack,
  ticked,
  toggled,
  unfilled,
  withKnown,
  type FieldValue,
  type Panel,
  type Traced,
} from './panel.ts';

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
  /** The field is as if nobody had been there. */
  readonly drop: (id: PanelId, field: string) => void;
  readonly observe: (id: PanelId, value: string) => void;
  readonly note: (id: PanelId, name: string, value: string) => void;
  readonly answered: (id: PanelId, answer: string) => void;
  /** Fills some fields of an operation, the others stay: an answer is put to use. */
  readonly carry: (id: PanelId, inputs: Inputs, observed?: string) => void;
  /** Sets fields all at once; what stood there can be brought back, but for what is changed by hand since. */
  readonly fill: (id: PanelId, values: readonly FieldValue[]) => void;
  readonly undoFill: (id: PanelId) => void;
  readonly visit: (id: PanelId, field: string) => void;
  readonly toggle: (id: PanelId, set: 'revealed' | 'live' | 'opened', field: string) => void;
  /** Replaces everything on a panel: a sample, a case, a link. */
  readonly load: (
    scheme: string,
    operation: string,
    inputs: Inputs,
    observed?: string,
    extras?: readonly Extra[],
  ) => void;
  /** The same with a published sample, which can be undone. */
  readonly sample: (id: PanelId, inputs: Inputs, observed?: string) => void;
  readonly clear: (id: PanelId) => void;
  readonly undoClear: (id: PanelId) => void;
  readonly forgetCleared: (id: PanelId) => void;
  readonly traced: (id: PanelId, traced: Traced) => void;
}

/** The place of a panel, as addresses name it: `paynet/auth`. */
export const panelKey = ({ scheme, operation }: PanelId): string => `${scheme}/${operation}`;

/**
 * All panels by `panelKey`, and the credentials that operations of one scheme share. In memory only: it holds
 * secrets.
 */
export const useComputeStore = create<ComputeState>()(() => ({
  panels: {},
  shared: {},
  open: (id, fields) => change(id, (panel) => withKnown(panel, fields, knownOf(id))),
  edit: (id, field, value) => {
    change(id, (panel) => edited(panel, field, value));
    shareCredentials(id, [[field, value]]);
  },
  tick: (id, field, value) => change(id, (panel) => ticked(panel, field, value)),
  choose: (id, field, value) => change(id, (panel) => switched(panel, field, value)),
  drop: (id, field) => change(id, (panel) => dropped(panel, field)),
  observe: (id, observed) => change(id, (panel) => ({ ...panel, observed })),
  note: (id, name, value) => change(id, (panel) => ({ ...panel, aside: { ...panel.aside, [name]: value } })),
  answered: (id, answer) => change(id, (panel) => ({ ...panel, answer })),
  carry: (id, inputs, observed) => change(id, (panel) => carried(panel, inputs, observed)),
  fill,
  undoFill: (id) => {
    const { filled } = panelOf(id);
    change(id, unfilled);
    if (filled) share(id, takenBack(filled, knownOf(id), filled.shared));
  },
  visit: (id, field) => change(id, (panel) => seenAt(panel, field)),
  toggle: (id, kind, field) => change(id, (panel) => toggled(panel, kind, field)),
  load: (scheme, operation, inputs, observed = '', extras = []) =>
    change({ scheme, operation }, () => loaded(inputs, observed, extras)),
  sample: (id, inputs, observed = '') => change(id, (panel) => sampled(panel, inputs, observed)),
  clear: (id) => {
    change(id, emptied);
    share(id, {});
  },
  undoClear: (id) => change(id, (panel) => panel.cleared ?? panel),
  forgetCleared: (id) => change(id, settled),
  traced: (id, next) => change(id, (panel) => retraced(panel, next)),
}));

/** A panel of the store; the empty one where nobody has been. */
export const panelIn = ({ panels }: Pick<ComputeState, 'panels'>, id: PanelId): Panel =>
  panels[panelKey(id)] ?? EMPTY_PANEL;

/** What is on a panel by now; the empty panel where nobody has been. */
export const panelOf = (id: PanelId): Panel => panelIn(useComputeStore.getState(), id);

const knownOf = ({ scheme }: PanelId): Inputs => useComputeStore.getState().shared[scheme] ?? {};

function change(id: PanelId, make: (panel: Panel) => Panel): void {
  const before = useComputeStore.getState().panels[panelKey(id)];
  const panel = make(before ?? EMPTY_PANEL);
  if (panel !== before) useComputeStore.setState(({ panels }) => ({ panels: { ...panels, [panelKey(id)]: panel } }));
}

function share({ scheme }: PanelId, known: Inputs): void {
  useComputeStore.setState(({ shared }) => ({ shared: { ...shared, [scheme]: known } }));
}

function shareCredentials(id: PanelId, values: readonly FieldValue[]): void {
  const typed = values.flatMap(([field, value]) => (isCredential(field) ? [[field.name, value]] : []));
  if (typed.length > 0) share(id, { ...knownOf(id), ...Object.fromEntries(typed) });
}

function fill(id: PanelId, values: readonly FieldValue[]): void {
  const { inputs } = panelOf(id);
  const changed = values.filter(([{ name }, value]) => inputs[name] !== value);
  change(id, (panel) => filledIn(panel, changed, knownOf(id)));
  shareCredentials(id, changed);
}

whenLeaving(() => useComputeStore.setState({ panels: {}, shared: {} }));
