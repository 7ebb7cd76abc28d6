import type { Piece } from '../../bytes/origin.ts';
import { jsonStringParts, lineAndColumn, memberOf, scanJson, type JsonNode } from '../../json/scan.ts';
import { listParam, NO_LOOKALIKES, pairsArg, textArg, type Op, type Refusal } from '../op.ts';
import { LITERAL, pairsValue, textValue, type PairsValue, type TextValue } from '../value.ts';
import { percentEncoded } from './percent.ts';

/**
 * Texts under fixed names, in the order written; neither bytes nor text until `formEncode` or `jsonObject` prints
 * them.
 */
export const pairs: Op = {
  evaluate: (args, param) =>
    pairsValue(listParam(param).map((name, index) => [textValue(name, LITERAL), textArg(args, index)])),
  inverse: null,
  phrase: (param) => `the named values ${listParam(param).join(', ')}`,
  formula: (args, param) =>
    `{${listParam(param)
      .map((name, i) => `${name}: ${args[i]}`)
      .join(', ')}}`,
  lookalikes: NO_LOOKALIKES,
};

/** WHATWG URL section 5.2, but a pair with an empty value is left out, as a field nobody filled in is not sent. */
export const formEncode: Op = {
  evaluate: (args) => {
    const present = pairsArg(args, 0).pairs.filter(([, value]) => value.size > 0);
    return glue(present.flatMap(([name, value], i) => [i ? '&' : '', formEncoded(name), '=', formEncoded(value)]));
  },
  inverse: null,
  phrase: () => 'the pairs as a form: name=value, joined by &, space as +',
  formula: ([arg]) => `formEncode(${arg})`,
  lookalikes: NO_LOOKALIKES,
};

/** One object of strings without white space, escaped as JSON.stringify does (ECMA-262 QuoteJSONString). */
export const jsonObject: Op = {
  evaluate: (args) => writeObject(pairsArg(args, 0)),
  inverse: null,
  phrase: () => 'the pairs as compact JSON, in this order',
  formula: ([arg]) => `json(${arg})`,
  lookalikes: NO_LOOKALIKES,
};

/**
 * A member of the outermost object, the first of the names that is there. Refuses with `not-json`,
 * `member-missing`, or `member-type` for null, arrays and objects.
 */
export const jsonMember: Op = {
  evaluate: (args, param) => readMember(textArg(args, 0), listParam(param)),
  inverse: null,
  phrase: (param) =>
    `the member ${listParam(param).join(' or ')} of the raw JSON: a string decoded, a number as the literal typed`,
  formula: ([arg], param) => `${arg}.${listParam(param)[0]}`,
  lookalikes: NO_LOOKALIKES,
};

/** Absence is an answer here; JSON that cannot be read is not. */
export const optionalMember: Op = {
  evaluate: (args, param) => {
    const of = textArg(args, 0);
    const member = readMember(of, listParam(param));
    if (!('refused' in member) || member.refused !== 'member-missing') return member;
    const scan = scanJson(of.text);
    return scan.ok && scan.root.type === 'object' ? textValue('', LITERAL) : member;
  },
  inverse: null,
  phrase: (param) => `the member ${listParam(param).join(' or ')} of the raw JSON, or nothing when there is none`,
  formula: ([arg], param) => `${arg}.${listParam(param)[0]}?`,
  lookalikes: NO_LOOKALIKES,
};

/** Texts in a row; strings are literal. */
function glue(parts: readonly (TextValue | string)[]): TextValue {
  const pieces: Piece[] = parts.map((part) =>
    typeof part === 'string' ? { length: part.length } : { length: part.size, of: part },
  );
  return textValue(parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''), {
    how: 'pieces',
    pieces,
  });
}

/** `application/x-www-form-urlencoded` byte serialiser (WHATWG URL section 5.2) on top of percent-encoding. */
function formEncoded(of: TextValue): TextValue {
  const encoded = percentEncoded(of);
  if (!/%20|~|%2A/.test(encoded.text)) return encoded;
  const { derivation } = encoded;
  if (derivation.how !== 'pieces') return encoded;
  let at = 0;
  const rewritten = derivation.pieces.map((piece) => {
    const text = encoded.text.slice(at, (at += piece.length));
    return { text: FORM_DIFFERS[text] ?? text, piece };
  });
  const pieces = rewritten.map(({ text, piece }) => ({ ...piece, length: text.length }));
  return textValue(rewritten.map(({ text }) => text).join(''), { how: 'pieces', pieces });
}

const FORM_DIFFERS: Readonly<Record<string, string>> = { '%20': '+', '~': '%7E', '%2A': '*' };

function writeObject({ pairs: members }: PairsValue): TextValue {
  const parts = members.flatMap(([name, value], i) => [i ? ',' : '', jsonString(name), ':', jsonString(value)]);
  return glue(['{', ...parts, '}']);
}

/** A text as a JSON string literal, escaped as `JSON.stringify` does (ECMA-262 QuoteJSONString). */
function jsonString(of: TextValue): TextValue {
  const pieces: Piece[] = [{ length: 1 }];
  const texts = ['"'];
  let plainFrom = 0;
  const flush = (to: number) => {
    if (to > plainFrom) {
      pieces.push({ length: to - plainFrom, of, from: plainFrom });
      texts.push(of.text.slice(plainFrom, to));
    }
  };
  for (const match of of.text.matchAll(ESCAPED)) {
    const escape = JSON.stringify(match[0]).slice(1, -1);
    flush(match.index);
    pieces.push({ length: escape.length, of, from: match.index, span: 1 });
    texts.push(escape);
    plainFrom = match.index + 1;
  }
  flush(of.size);
  return textValue([...texts, '"'].join(''), { how: 'pieces', pieces: [...pieces, { length: 1 }] });
}

/** What JSON.stringify escapes: controls, the quote, the backslash, lone surrogates. */
const ESCAPED = /["\\\u0000-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function readMember(of: TextValue, names: readonly string[]): TextValue | Refusal {
  const scan = scanJson(of.text);
  if (!scan.ok) return notJson(of, scan.at, scan.expected);
  const found = names.map((name) => memberOf(scan.root, name)).find((member) => member !== undefined);
  if (!found) {
    const got =
      scan.root.type === 'object'
        ? `the members ${scan.root.members.map((m) => m.name).join(', ') || '(none)'}`
        : `JSON of type ${scan.root.type}`;
    return {
      refused: 'member-missing',
      arg: 0,
      expected: `a JSON object with the member ${names.join(' or ')}`,
      got,
      fix: 'Paste the whole body as it came, and check the spelling of its members.',
    };
  }
  return memberText(of, found.value, names[0] ?? '');
}

function memberText(of: TextValue, node: JsonNode, name: string): TextValue | Refusal {
  const literal = of.text.slice(node.start, node.end);
  switch (node.type) {
    case 'number':
    case 'true':
    case 'false':
      return textValue(literal, { how: 'pieces', pieces: [{ length: literal.length, of, from: node.start }] });
    case 'string': {
      const parts = jsonStringParts(literal);
      const pieces = parts.map((part) => ({
        length: part.text.length,
        of,
        from: node.start + part.from,
        span: part.span,
      }));
      return textValue(parts.map((part) => part.text).join(''), { how: 'pieces', pieces });
    }
    default:
      return {
        refused: 'member-type',
        arg: 0,
        expected: `${name} to be a string or a number`,
        got: node.type,
        fix: 'The vendor does not say how this would be written into the string; ask for a body that has a plain value.',
      };
  }
}

function notJson(of: TextValue, at: number, expected: string): Refusal {
  if (of.size === 0)
    return {
      refused: 'not-json',
      arg: 0,
      expected: 'a JSON object',
      got: 'nothing',
      fix: 'Paste the raw body as it was received.',
    };
  const { line, column } = lineAndColumn(of.text, at);
  const got = at >= of.size ? 'the end of the text' : JSON.stringify(of.text[at]);
  return {
    refused: 'not-json',
    arg: 0,
    expected: `valid JSON: ${expected} at line ${line}, column ${column}`,
    got,
    fix: 'Paste the raw body as it was received, or correct it there.',
  };
}
