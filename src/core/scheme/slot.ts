import type { Expr } from '../recipe/expression.ts';

type Found = readonly (readonly [field: string, text: string])[];

/**
 * The fields whose texts can be told from the text of a slot: the slot is a field, or made of fields in
 * a way that can be undone. Empty where it cannot (a digest).
 */
export function readSlot(slot: Expr, text: string): Found {
  const [first] = slot.args;
  switch (slot.op) {
    case 'field':
      return [[String(slot.param), text]];
    case 'upper':
    case 'lower':
      return first ? readSlot(first, text) : [];
    // Whichever case it was, its fields are told from the same text.
    case 'choose':
      return slot.args.slice(1).flatMap((branch) => readSlot(branch, text));
    case 'joinPresent':
      return readJoined(slot, text);
    case 'formEncode':
      return first ? readForm(first, text) : [];
    default:
      return [];
  }
}

/** Parts that are not fields begin with text of the recipe's own and are taken out; the rest is the one field's. */
function readJoined({ args, param }: Expr, text: string): Found {
  const fields = args.filter((arg) => arg.op === 'field');
  const [field] = fields;
  if (!field || fields.length > 1) return [];
  const separator = String(param);
  const openings = args.flatMap((arg) => openingOf(arg) ?? []);
  const rest = text.split(separator).filter((part) => !openings.some((opening) => part.startsWith(opening)));
  return [[String(field.param), rest.join(separator)]];
}

function openingOf({ op, args, param }: Expr): string | undefined {
  const inner = op === 'whenPresent' ? args[1] : op === 'concat' ? args[0] : undefined;
  return op === 'literal' ? String(param) : inner && openingOf(inner);
}

/** Members that are not there tell nothing. */
function readForm({ args, param }: Expr, text: string): Found {
  if (!Array.isArray(param)) return [];
  const form = new URLSearchParams(text);
  return args.flatMap((member, index) => {
    const value = form.get(String(param[index]));
    return value === null ? [] : readSlot(member, value);
  });
}
