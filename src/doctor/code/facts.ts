import type { HashName } from '../../core/crypto/port.ts';
import { nodesOf, type Expr } from '../../core/recipe/expression.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { FIELD_KINDS } from '../../core/scheme/fields.ts';
import { nameOf, nameSteps } from '../parts.ts';

/** One part of the string that is signed. */
export interface Part {
  /** As the words of an answer name it; undefined of what has no name. */
  readonly name?: string;
  readonly also?: string;
  /** What a program would call it; undefined of what is only there for the separator before it. */
  readonly variable?: string;
}

/** What an operation's recipe says of its computation, so that code can name it. */
export interface Facts {
  readonly parts: readonly Part[];
  /** Between the parts; empty where nothing is. */
  readonly separator: string;
  /** The field with the secret, as the vendor and as a program would call it. */
  readonly secretName: string;
  readonly secret: string;
  /** Whether the secret is the key of an HMAC; otherwise it is a part of what is hashed. */
  readonly isKeyed: boolean;
  readonly algorithm: HashName;
  /** The part that is a time, and whether it counts milliseconds. */
  readonly time?: { readonly part: Part; readonly isMillis: boolean };
  /** Whether a body is signed, or members of one. */
  readonly hasBody: boolean;
  /** Whether the message is the program's own, to be sent, not one that it receives. */
  readonly isSent: boolean;
  /** The field with path and query, where there is one. */
  readonly target?: string;
  /** Fields that are no part of the string by themselves. */
  readonly others: readonly Part[];
  /** Parts that the recipe writes in one case, whatever case they come in. */
  readonly folds: readonly { readonly name: string; readonly to: 'upper' | 'lower' }[];
}

/** Where a recipe tells nothing: a signature that only somebody else can make. */
const UNKNOWN: Facts = {
  parts: [],
  separator: '',
  secretName: 'secret',
  secret: 'secret',
  hasBody: true,
  isSent: false,
  isKeyed: true,
  algorithm: 'SHA-256',
  others: [],
  folds: [],
};

/** The facts of an operation. */
export function factsOf(operation: Operation): Facts {
  const { fields, result, steps } = operation;
  nameSteps(
    steps.map(({ expr }) => expr),
    steps.map(({ name }) => name),
  );
  const digest = result && nodesOf([result.expr]).find(({ op }) => op === 'hmac' || op === 'hash');
  const secret = fields.find((field) => field.secret === true);
  if (!digest) return UNKNOWN;
  const read = new Set(nodesOf([result.expr]).flatMap(({ op, param }) => (op === 'field' ? [String(param)] : [])));
  const outer = outermost(result.expr) ?? digest;
  const message = (outer.op === 'hmac' ? outer.args[1] : outer.args[0])?.args[0];
  const list = message && LISTS.has(message.op) ? message : undefined;
  const nodes = list ? list.args : message ? [message] : [];
  const parts = nodes.map((node) => partOf(node, operation));
  const at = nodes.findIndex((node) => timeField(node, fields) !== undefined);
  const target = fields.find(({ kind }) => kind === 'uri');
  const [time, part] = [timeField(nodes[at], fields), parts[at]];
  return {
    parts,
    separator: list?.op === 'join' ? String(list.param) : '',
    secretName: secret?.name ?? 'secret',
    secret: variable(secret?.name ?? 'secret'),
    hasBody: fields.some(({ name, kind }) => (kind === 'json' || kind === 'rawBody') && read.has(name)),
    isSent: operation.direction === 'request',
    isKeyed: outer.op === 'hmac',
    algorithm: outer.param as HashName,
    others: fields
      .filter(({ name, kind, secret: hidden }) => kind !== 'choice' && hidden !== true && !stands(parts, name))
      .map(({ name }) => ({ name, variable: variable(name) })),
    folds: nodesOf([result.expr]).flatMap(({ op, args: [arg] }) =>
      arg && (op === 'upper' || op === 'lower') ? [{ name: nameOf(arg), to: op }] : [],
    ),
    ...(target ? { target: target.name } : {}),
    ...(time && part ? { time: { part, isMillis: FIELD_KINDS[time.kind].now === 'milliseconds' } } : {}),
  };
}

const LISTS: ReadonlySet<string> = new Set(['concat', 'join']);

/** The digest that becomes the result, not one within the message. */
function outermost(expr: Expr): Expr | undefined {
  if (expr.op === 'hmac' || expr.op === 'hash') return expr;
  return expr.args.map(outermost).findLast((found) => found !== undefined);
}

function partOf(node: Expr, { fields, steps }: Pick<Operation, 'fields' | 'steps'>): Part {
  if (node.op === 'literal' && node.param === '') return { name: 'the end' };
  const choices = new Set(fields.filter(({ kind }) => kind === 'choice').map(({ name }) => name));
  const within = nodesOf([node]);
  const sources = within.filter(
    ({ op, param }) => op === 'jsonMember' || (op === 'field' && !choices.has(String(param))),
  );
  const [source] = sources.toSorted((a, b) => Number(b.op === 'jsonMember') - Number(a.op === 'jsonMember'));
  const isBody = ({ param }: Expr): boolean =>
    fields.some((field) => field.name === param && (field.kind === 'rawBody' || field.kind === 'json'));
  const name = nameOf(sources.length > 2 ? (sources.find(isBody) ?? node) : (source ?? node));
  const isEncoded = within.some(({ op }) => op === 'base64url');
  const isMember = source?.op === 'jsonMember';
  if (source && (sources.length === 1 || isMember) && !isEncoded) return { name, variable: variable(name) };
  const own = steps.find(({ expr }) => expr === node);
  const step = own ?? steps.find(({ expr }) => expr.kind === 'text' && within.includes(expr));
  const called = own || !step ? (step?.name ?? name) : `encoded ${step.name}`;
  return { name, also: called, variable: variable(called) };
}

const stands = (parts: readonly Part[], name: string): boolean =>
  parts.some((part) => part.name === name || part.also === name);

function timeField(node: Expr | undefined, fields: Operation['fields']) {
  return node?.op === 'field'
    ? fields.find(({ name, kind }) => name === node.param && FIELD_KINDS[kind].now !== undefined)
    : undefined;
}

/** `X-App-Access-Ts` as `xAppAccessTs`; names in capitals are small. */
export function variable(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word, i) => (i === 0 ? word.slice(0, 1).toLowerCase() : word.slice(0, 1).toUpperCase()) + word.slice(1))
    .join('');
}
