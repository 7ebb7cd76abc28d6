import { helpersOf, mainOf, writeBody, type BodyParts } from './body.ts';
import { literalText, objectLiteral, property, quote, templateLiteral } from './javascript-text.ts';
import type { Language, Piece } from './language.ts';
import { camelCase } from './names.ts';
import type { CheckStatement, Header, Input, Program, RequestPlan } from './program.ts';
import type { Term } from './term.ts';
import {
  armsOf,
  ATOM,
  atom,
  bracketed,
  heading,
  helper,
  infix,
  isNeverEmpty,
  line,
  list,
  listOf,
  Writer,
  type Code,
  type Helper,
  type Rows,
} from './writer.ts';

/** How tightly a comparison and a sum hold together. */
const [EQUALITY, SUM] = [30, 50];

/** What differs between Node.js and a page, and between JavaScript and TypeScript. */
export interface Dialect {
  readonly rows: Rows;
  /** Has `isEqual(received, expected)`, `number(text)` and the functions that `signed` names. */
  readonly helpers: Readonly<Record<string, Helper>>;
  readonly reserved: ReadonlySet<string>;
  /** What stands behind the name of a variable for fixed texts: `: string` in TypeScript, or only that text would fit. */
  readonly text: string;
  /** Comment lines below the heading. */
  readonly notes: (program: Program) => readonly string[];
  readonly source: (input: Input, writer: Writer) => string;
  readonly utf8: (text: Code, writer: Writer) => Code;
  readonly hex: (bytes: Code, writer: Writer) => Code;
  /** Whether the signature is the key's; the call is awaited. */
  readonly signed: (algorithm: string, args: readonly string[], writer: Writer) => Code;
  /** Sends with a client certificate; absent where only the browser can. */
  readonly sendCertified?: (plan: RequestPlan, writer: Writer) => Piece[];
}

const method =
  (call: string): Rows['upper'] =>
  ([of]) =>
    atom(`${of ? bracketed(of, ATOM) : ''}.${call}`);

/** Rows for words that are written alike wherever JavaScript runs. */
export const COMMON_ROWS = {
  literal: (_, { param }) => atom(quote(String(param))),
  concat: (args, term) => {
    const parts = args.map((code, index) => literalText(term.args[index], code) ?? code);
    const isSum = parts.every((part) => typeof part !== 'string');
    return isSum ? infix(' + ', SUM, args) : atom(templateLiteral(parts));
  },
  join: (args, { param }) => atom(`${list(args)}.join(${quote(String(param))})`),
  joinPresent: (args, { param }) => atom(`${list(args)}.filter(Boolean).join(${quote(String(param))})`),
  upper: method('toUpperCase()'),
  lower: method('toLowerCase()'),
  utf8Decode: helper('utf8Text'),
  percentEncode: helper('percentEncode'),
  form: (args, term, writer) => writer.call('formEncode', objectLiteral(listOf(term), args)),
  jsonObject: (args, term) => atom(`JSON.stringify(${objectLiteral(listOf(term), args)})`),
  jsonString: ([of]) => atom(`JSON.stringify(${of?.text})`),
  jsonMember: ([of], term, writer) => writer.call('jsonMember', of?.text ?? '', ...listOf(term).map(quote)),
  optionalMember: ([of], term, writer) => writer.call('optionalMember', of?.text ?? '', ...listOf(term).map(quote)),
  segment: ([of], term, writer) => {
    const [separator = '', index = '0', count = '1'] = listOf(term);
    return writer.call('segment', of?.text ?? '', quote(separator), index, count);
  },
  minus: helper('minus'),
} satisfies Partial<Rows>;

/** The whole program, as a module: it may await wherever it likes. */
export function writeJavaScript(program: Program, dialect: Dialect, language: Language): Piece[] {
  const writer = new Writer(program, { ...dialect, spell: camelCase });
  const inputs = program.inputs.map((input) =>
    line(`const ${writer.name(input.name)}${typeOf(input, dialect)} = ${dialect.source(input, writer)};`, {
      input: input.name,
    }),
  );
  const body = writeBody(program, writer, partsOf(dialect));
  const imports = importLines([...writer.imports]).map((text) => line(text));
  const comments = [...heading(program, language.testedWith, language.run(program)), ...dialect.notes(program)];
  return [
    ...comments.map((words) => line(`// ${words}`)),
    ...imports,
    ...helpersOf(writer),
    line(''),
    ...mainOf(inputs, body),
  ];
}

function typeOf({ source }: Input, dialect: Dialect): string {
  return source.from === 'literal' ? dialect.text : '';
}

/** Imports are asked for as `node:crypto createHmac`; a module's are one line. */
function importLines(wanted: readonly string[]): string[] {
  const modules = new Map<string, string[]>();
  for (const one of wanted.toSorted()) {
    const [module = '', ...name] = one.split(' ');
    modules.set(module, [...(modules.get(module) ?? []), name.join(' ')]);
  }
  return [...modules].map(([module, names]) => `import { ${names.join(', ')} } from '${module}';`);
}

function partsOf(dialect: Dialect): BodyParts {
  return {
    bind: (binding, writer) => {
      const { word, args } = binding.term;
      const texts = word === 'choose' ? args.slice(1) : [binding.term];
      const type = texts.every((text) => text.word === 'literal') ? dialect.text : '';
      return [`const ${writer.name(binding)}${type} =${valueCode(binding.term, writer)};`];
    },
    probe: (label, term, writer) => probe(label, term, dialect, writer),
    check: (statement, writer) => check(statement, dialect, writer),
    print: (binding, writer) => {
      const name = atom(writer.name(binding));
      const shown = binding.term.kind === 'bytes' ? dialect.hex(name, writer) : name;
      return `console.log(${quote(`${binding.name}:`)}, ${shown.text});`;
    },
    send: (request, writer) =>
      request.certificate && dialect.sendCertified ? dialect.sendCertified(request, writer) : send(request, writer),
    ok: "console.log('ok');",
  };
}

/** A choice of two is one line; each more has a line of its own. */
function valueCode(term: Term, writer: Writer): string {
  if (term.word !== 'choose') return ` ${writer.text(term)}`;
  const [value = '', ...texts] = term.args.map((arg) => bracketed(writer.code(arg), EQUALITY + 1));
  const otherwise = texts.pop() ?? "''";
  const cases = listOf(term);
  if (cases.length === 1 && cases[0] === '') return ` ${value} ? ${otherwise} : ${texts[0]}`;
  const rows = armsOf(term, texts, otherwise).map(
    ([names, text]) => `${names.map((name) => `${value} === ${quote(name)}`).join(' || ')} ? ${text}`,
  );
  return rows.length === 1 ? ` ${rows[0]} : ${otherwise}` : `\n  ${[...rows, otherwise].join('\n  : ')}`;
}

function hexOf(term: Term, dialect: Dialect, writer: Writer): string {
  const code = writer.code(term);
  return dialect.hex(term.kind === 'bytes' ? code : dialect.utf8(code, writer), writer).text;
}

function probe(label: string, term: Term, dialect: Dialect, writer: Writer): Piece {
  return line(`console.log(${quote(`${label}\t`)} + ${hexOf(term, dialect, writer)});`);
}

function check({ test, code, name }: CheckStatement, dialect: Dialect, writer: Writer): Piece[] {
  const unless = (condition: string) => [
    line(`if (${condition}) {`),
    line(`  throw new Error(${quote(`${code}: ${name}`)});`),
    line('}'),
  ];
  switch (test.is) {
    case 'equal':
      return unless(`!${writer.call('isEqual', writer.text(test.received), writer.text(test.expected)).text}`);
    case 'oneOf': {
      const received = bracketed(writer.code(test.received), EQUALITY + 1);
      const [only = ''] = test.allowed;
      if (test.allowed.length === 1) return unless(`${received} !== ${quote(only)}`);
      return unless(`![${test.allowed.map(quote).join(', ')}].includes(${received})`);
    }
    case 'number':
      return unless(`!${writer.call('isNumber', writer.text(test.json), quote(test.member)).text}`);
    case 'time': {
      const [time, now] = [writer.text(test.time), writer.text(test.now)];
      const [a, b] = [writer.call('number', now).text, writer.call('number', time).text];
      return unless(`${time} && ${now} && ${test.rule === 'expires' ? `${a} >= ${b}` : `${a} < ${b}`}`);
    }
    case 'signed': {
      const args = [test.key, test.data, test.signature].map((term) => writer.text(term));
      return unless(`!${bracketed(dialect.signed(test.algorithm, args, writer), ATOM)}`);
    }
  }
}

function send(plan: RequestPlan, writer: Writer): Piece[] {
  const { method: verb, url, headers, body } = plan;
  const hasOptional = headers.some(({ isOptional }) => isOptional);
  const content = body && `${writer.text(body)}${isNeverEmpty(body) ? '' : ' || null'}`;
  return [
    ...(hasOptional ? optionalHeaders(headers, writer) : []),
    line(`const response = await fetch(${writer.text(url)}, {`),
    line(`  ${property('method', writer.text(verb))},`),
    ...(hasOptional ? [line('  headers,')] : headerObject(headers, writer)),
    ...(content === undefined ? [] : [line(`  ${property('body', content)},`)]),
    line('});'),
    line('console.log(response.status);'),
    line('console.log(await response.text());'),
  ];
}

/** The lines of `headers: { … }` in an object; none when there are no headers. */
export function headerObject(headers: readonly Header[], writer: Writer): Piece[] {
  if (headers.length === 0) return [];
  const rows = headers.map(({ name, value }) => line(`    ${property(name, writer.text(value))},`));
  return [line('  headers: {'), ...rows, line('  },')];
}

function optionalHeaders(headers: readonly Header[], writer: Writer): Piece[] {
  const fixed = headers.filter(({ isOptional }) => !isOptional);
  return [
    line('const headers = new Headers({'),
    ...fixed.map(({ name, value }) => line(`  ${property(name, writer.text(value))},`)),
    line('});'),
    ...headers.flatMap(({ name, value, isOptional }) => {
      const text = writer.text(value);
      return isOptional ? [line(`if (${text}) headers.set(${quote(name)}, ${text});`)] : [];
    }),
  ];
}
