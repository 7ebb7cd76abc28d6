import type { JsValue } from './js-literal.ts';

/**
 * The text that a value becomes as a body, where that is plain: a string, JSON.stringify of literals, a
 * URLSearchParams of literals. Undefined for everything else.
 */
export function bodyText(value: JsValue): string | undefined {
  if (value.is === 'text') return value.text;
  if (value.is !== 'call') return undefined;
  const [first, replacer, space] = value.args;
  if (value.callee === 'JSON.stringify' && first) {
    const plain = plainOf(first);
    const isPlain = replacer === undefined || (replacer.is === 'word' && replacer.word === 'null');
    return plain === undefined || !isPlain ? undefined : JSON.stringify(plain.value, null, spaceOf(space));
  }
  if (value.callee === 'URLSearchParams' && first) return paramsOf(first);
  return undefined;
}

function spaceOf(value: JsValue | undefined): number | string | undefined {
  if (value?.is === 'number') return value.number;
  return value?.is === 'text' ? value.text : undefined;
}

interface Plain {
  readonly value: unknown;
}

/** The value that JavaScript has for a literal; undefined when some of it is not known. Objects have no prototype. */
function plainOf(value: JsValue): Plain | undefined {
  switch (value.is) {
    case 'text':
      return { value: value.text };
    case 'number':
      return { value: value.number };
    case 'word':
      return { value: value.word === 'undefined' ? undefined : value.word === 'null' ? null : value.word === 'true' };
    case 'array': {
      const items = value.items.map(plainOf);
      return items.includes(undefined) ? undefined : { value: items.map((item) => item?.value) };
    }
    case 'object': {
      const made = Object.create(null) as Record<string, unknown>;
      for (const [name, member] of value.members) {
        const plain = plainOf(member);
        if (!plain) return undefined;
        // `__proto__: …` in a literal sets the prototype and is no member.
        if (name !== '__proto__') made[name] = plain.value;
      }
      return { value: made };
    }
    case 'call':
    case 'unknown':
      return undefined;
  }
}

function paramsOf(value: JsValue): string | undefined {
  if (value.is === 'text') return new URLSearchParams(value.text).toString();
  const rows = pairsOf(value);
  return rows && new URLSearchParams(rows).toString();
}

/** Name and value of each row of an object, of an array of pairs, or of `new Headers(…)`. */
export function pairsOf(value: JsValue): [string, string][] | undefined {
  if (value.is === 'call' && value.callee === 'Headers') return value.args[0] ? pairsOf(value.args[0]) : [];
  const rows =
    value.is === 'object'
      ? value.members
      : value.is === 'array'
        ? value.items.map((item) =>
            item.is === 'array' && item.items[0]?.is === 'text'
              ? ([item.items[0].text, item.items[1]] as const)
              : undefined,
          )
        : undefined;
  return rows?.flatMap((row): [string, string][] => {
    const text = row?.[1] && scalarOf(row[1]);
    return row && text !== undefined ? [[row[0], text]] : [];
  });
}

function scalarOf(value: JsValue): string | undefined {
  if (value.is === 'text') return value.text;
  if (value.is === 'number') return String(value.number);
  return value.is === 'word' ? value.word : undefined;
}
