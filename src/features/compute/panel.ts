import type { Extra } from '../../cases/extras.ts';
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
  /** What the file of the case on it holds that this version does not know. */
  readonly extras?: readonly Extra[];
  /** Values put aside under the choices they belong to: choice field, then choice, then field. */
  readonly stash: Readonly<Record<string, Readonly<Record<string, Inputs>>>>;
  /** What was there before Clear or a sample, while that can be undone. */
  readonly cleared?: Panel;
  /** The values of the sample that was loaded last: those of the panel, as long as nobody changes them. */
  readonly sample?: Inputs;
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

/** A field, and the value it gets. */
export type FieldValue = readonly [field: FieldDef, value: string];

/** A panel where nobody has been. */
export const EMPTY_PANEL: Panel = {
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

/** Whether anything was entered. A choice alone does not count: it always has a value. */
export function isTouched({ inputs }: Panel, fields: readonly FieldDef[]): boolean {
  return fields.some(({ name, kind }) => kind !== 'choice' && (inputs[name] ?? '') !== '');
}

/** Another sample, case or link: nothing of what stood here stays. */
export function loaded(inputs: Inputs, observed: string, extras: readonly Extra[] = []): Panel {
  return { ...EMPTY_PANEL, inputs, observed, extras, visited: new Set(Object.keys(inputs)) };
}

/** A published sample. What somebody typed before is kept for as long as that can be undone. */
export function sampled(panel: Panel, inputs: Inputs, observed: string): Panel {
  const isOwn = panel.inputs !== panel.sample && Object.values(panel.inputs).some((value) => value !== '');
  return { ...loaded(inputs, observed), sample: inputs, ...(isOwn ? { cleared: settled(panel) } : {}) };
}

/** Typed by hand: a field that followed the clock follows it no more, and what was filled in there stays. */
export function edited(panel: Panel, { name }: FieldDef, value: string): Panel {
  const { inputs, visited, live, filled } = panel;
  return {
    ...panel,
    inputs: { ...inputs, [name]: value },
    visited: withMember(visited, name),
    live: without(live, name),
    filled: filled && leftOf(filled, name),
  };
}

/** By the clock: the field stays live. */
export function ticked(panel: Panel, field: string, value: string): Panel {
  return panel.inputs[field] === value ? panel : { ...panel, inputs: { ...panel.inputs, [field]: value } };
}

/** Another choice: the values that belong to the old one are put aside, those of the new one come back. */
export function switched(panel: Panel, field: FieldDef, value: string): Panel {
  const { inputs, stash } = panel;
  const { name, choices = [], separates = [], initial } = field;
  const before = inputs[name] || initial || choices[0] || '';
  if (before === value) return { ...panel, inputs: { ...inputs, [name]: value } };
  const aside = Object.fromEntries(separates.map((other) => [other, inputs[other] ?? '']));
  const back = Object.fromEntries(separates.map((other) => [other, stash[name]?.[value]?.[other] ?? '']));
  return {
    ...panel,
    inputs: { ...inputs, ...back, [name]: value },
    filled: undefined,
    stash: { ...stash, [name]: { ...stash[name], [before]: aside } },
  };
}

/** Without the value of a field. */
export function dropped(panel: Panel, field: string): Panel {
  const { [field]: _, ...inputs } = panel.inputs;
  return { ...panel, inputs };
}

/** Credentials that are known of the scheme, in the fields that have no value. */
export function withKnown(panel: Panel, fields: readonly FieldDef[], known: Inputs): Panel {
  const { inputs } = panel;
  const names = fields.filter(isCredential).map(({ name }) => name);
  const filled = names.filter((name) => !inputs[name] && known[name]);
  if (filled.length === 0) return panel;
  return { ...panel, inputs: { ...inputs, ...Object.fromEntries(filled.map((name) => [name, known[name] ?? ''])) } };
}

/** Some fields from elsewhere; the others stay. */
export function carried(panel: Panel, inputs: Inputs, observed = panel.observed): Panel {
  const visited = Object.keys(inputs).reduce(withMember, panel.visited);
  return { ...panel, inputs: { ...panel.inputs, ...inputs }, visited, observed };
}

/** Fields set all at once, with what stood there; `known` are the values that the scheme's panels share. */
export function filledIn(panel: Panel, values: readonly FieldValue[], known: Inputs): Panel {
  const { inputs, visited, live } = panel;
  const fields = values.map(([field]) => field);
  const old = (all: Inputs): Inputs =>
    Object.fromEntries(fields.flatMap(({ name }) => (all[name] === undefined ? [] : [[name, all[name]]])));
  const namesOf = (some: readonly FieldDef[]) => some.map(({ name }) => name);
  return {
    ...values.reduce((before, [field, value]) => edited(before, field, value), panel),
    filled: {
      names: namesOf(fields.filter((field) => !isRenewed(field))),
      renewed: namesOf(fields.filter(isRenewed)),
      before: { inputs: old(inputs), visited, live },
      shared: old(known),
    },
  };
}

/** Without what was filled in last. */
export function unfilled(panel: Panel): Panel {
  const { filled, inputs } = panel;
  if (!filled) return panel;
  const { before } = filled;
  return { ...panel, ...before, inputs: takenBack(filled, inputs, before.inputs), filled: undefined };
}

/** Somebody was at the field. */
export function seenAt(panel: Panel, field: string): Panel {
  return panel.visited.has(field) ? panel : { ...panel, visited: withMember(panel.visited, field) };
}

/** A field put into one of the sets, or taken out of it. */
export function toggled(panel: Panel, set: 'revealed' | 'live' | 'opened', field: string): Panel {
  const members = panel[set];
  return { ...panel, [set]: members.has(field) ? without(members, field) : withMember(members, field) };
}

/** Everything gone, and kept for as long as it can be undone. */
export function emptied(panel: Panel): Panel {
  return { ...EMPTY_PANEL, cleared: settled(panel) };
}

/** Emptied for good. */
export function settled(panel: Panel): Panel {
  const { cleared, ...rest } = panel;
  return cleared ? rest : panel;
}

/** The newest trace. One of the same inputs with the same outcome is a confirmation: nothing to draw. */
export function retraced(panel: Panel, next: Traced): Panel {
  const before = panel.traced;
  const view = shareEqual(before?.view, next.view);
  return before?.job === next.job && before.view === view ? panel : { ...panel, traced: { ...next, view } };
}

/** Values with what stood there before in the place of those that were filled in. */
export function takenBack(filled: Filled, now: Inputs, before: Inputs): Inputs {
  const rest = Object.entries(now).filter(([name]) => !isOf(filled, name));
  const back = Object.entries(before).filter(([name]) => isOf(filled, name));
  return Object.fromEntries([...rest, ...back]);
}

/** Of a field whose value the scheme's other operations take over. */
export function isCredential({ kind }: FieldDef): boolean {
  return kind === 'credential' || kind === 'secret';
}

const isOf = ({ names, renewed }: Filled, field: string) => names.includes(field) || renewed.includes(field);

/** What can still be taken back once a field was changed by hand: the others. */
function leftOf(filled: Filled, field: string): Filled | undefined {
  if (!isOf(filled, field)) return filled;
  const [names, renewed] = [filled.names, filled.renewed].map((all) => all.filter((name) => name !== field));
  return names?.length || renewed?.length ? { ...filled, names: names ?? [], renewed: renewed ?? [] } : undefined;
}

/** Of a field that has another value in each request. */
function isRenewed({ kind }: FieldDef): boolean {
  const { now, fresh } = FIELD_KINDS[kind];
  return now !== undefined || fresh !== undefined;
}

function withMember(members: ReadonlySet<string>, member: string): ReadonlySet<string> {
  return members.has(member) ? members : new Set([...members, member]);
}

function without(members: ReadonlySet<string>, member: string): ReadonlySet<string> {
  return members.has(member) ? new Set([...members].filter((other) => other !== member)) : members;
}
