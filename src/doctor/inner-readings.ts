import { encodeHex } from '../core/bytes/hex.ts';
import type { Octets } from '../core/bytes/octets.ts';
import { decodeUtf8 } from '../core/bytes/text.ts';
import { altered, alteredBytes, concatBytes, literal, nodesOf, utf8, type Expr } from '../core/recipe/expression.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { FieldDef } from '../core/scheme/fields.ts';
import { READINGS } from './alter/reading.ts';
import { about, type Hypothesis } from './hypothesis.ts';

/**
 * A secret inside the string, read as other bytes. Where these are a text, it stands for the secret; otherwise the
 * string is put together from bytes, as it is where nothing else can be otherwise (`isLast`). Only where a secret and other parts are encoded together.
 */
export function innerReadings(root: Expr, fields: readonly FieldDef[], inputs: Inputs, isLast = false): Hypothesis[] {
  const site = nodesOf([root]).find(
    (node) =>
      node.op === 'utf8' &&
      (node.args[0]?.op === 'concat' || node.args[0]?.op === 'join') &&
      node.args[0].args.some((arg) => isSecret(arg, fields)),
  );
  const list = site?.args[0];
  const secret = list?.args.find((arg) => isSecret(arg, fields)) as Expr<'text'> | undefined;
  if (!site || !list || !secret) return [];
  return READINGS.flatMap(({ id, names, says, read, cost, how }) => {
    const bytes = read(inputs[String(secret.param)] ?? '');
    if (!bytes || id === 'empty') return [];
    const text = decodeUtf8(bytes);
    return [
      {
        id: `${String(secret.param)}/${id}`,
        names,
        says: about(String(secret.param), says),
        how: { id: `key/${id}`, of: String(secret.param), ...how },
        cost,
        // What else is otherwise about the string is found beside a text, and not beside bytes.
        ...(text === undefined || isLast
          ? { site, replacement: ofBytes(list, secret, bytes) }
          : { site: secret, replacement: altered(secret, text) }),
      },
    ];
  });
}

/** The parts of a list as bytes, with these for one of them. */
function ofBytes(list: Expr, part: Expr<'text'>, bytes: Octets): Expr<'bytes'> {
  const inPlace = alteredBytes(part, encodeHex(bytes));
  return joinedBytes(
    list.args.map((arg) => (arg === part ? inPlace : utf8(arg as Expr<'text'>))),
    list,
  );
}

/** With the separators that a list has between its parts. */
function joinedBytes(pieces: readonly Expr<'bytes'>[], { op, param }: Expr): Expr<'bytes'> {
  const separator = op === 'join' ? String(param) : '';
  return concatBytes(
    ...pieces.flatMap((piece, i) => (i > 0 && separator !== '' ? [utf8(literal(separator)), piece] : [piece])),
  );
}

/**
 * The same strings of bytes with their parts otherwise: in another order, with another separator, without one of them.
 * The second of two mistakes, where the first is one of `readings`; likely ones alone, for each is made at once.
 */
export function* innerLists(readings: readonly Hypothesis[], lists: readonly Hypothesis[]): Generator<Hypothesis> {
  for (const { site: whole, replacement, cost } of readings) {
    const bytes = replacement.args.find(({ op }) => op === 'alteredBytes');
    const secret = bytes?.args[0];
    if (replacement.op !== 'concatBytes' || !bytes || !secret || cost > COMMON) continue;
    for (const list of lists) {
      if (list.site !== whole.args[0] || list.cost > MET) continue;
      const made = asBytes(list.replacement, secret, bytes);
      if (made) yield { ...list, id: `bytes/${list.id}`, site: replacement, replacement: made };
    }
  }
}

/** Readings that cost more are met too rarely for a second mistake beside them: hex and base64 are left. */
const COMMON = 1.1;
/** What costs more is too rare to be made for each reading. */
const MET = 2;

/** A text made of lists, as bytes; undefined where the part stands elsewhere than in a list. */
function asBytes(text: Expr, part: Expr, bytes: Expr): Expr<'bytes'> | undefined {
  if (text === part) return bytes as Expr<'bytes'>;
  if (!nodesOf([text]).includes(part)) return utf8(text as Expr<'text'>);
  if (text.op !== 'concat' && text.op !== 'join') return undefined;
  const pieces = text.args.map((arg) => asBytes(arg, part, bytes));
  const found = pieces.filter((piece) => piece !== undefined);
  return found.length === pieces.length ? joinedBytes(found, text) : undefined;
}

function isSecret(node: Expr, fields: readonly FieldDef[]): boolean {
  return node.op === 'field' && fields.some((field) => field.secret === true && field.name === node.param);
}
