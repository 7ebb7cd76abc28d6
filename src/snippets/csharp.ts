import { CSHARP_HELPERS, CSHARP_RESERVED } from './csharp-helpers.ts';
import { helpersOf, mainOf, writeBody, type BodyParts } from './body.ts';
import { classOf, type Language, type Piece } from './language.ts';
import { camelCase } from './names.ts';
import { type CheckStatement, type Header, type Input, type Program, type RequestPlan } from './program.ts';
import type { Term } from './term.ts';
import { escapeUnseen, wellFormed } from './unseen.ts';
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
  listOf,
  Writer,
  type Code,
  type Rows,
} from './writer.ts';

const [SUM, EQUALITY, TEST] = [50, 40, 10];

const call =
  (name: string, ...imports: readonly string[]): Rows['upper'] =>
  ([of], _, writer) => {
    writer.needs(...imports);
    return atom(`${name}(${of?.text})`);
  };
const method =
  (name: string): Rows['upper'] =>
  ([of]) =>
    atom(`${of ? bracketed(of, ATOM) : ''}.${name}`);
const texts = (args: readonly Code[]): string[] => args.map(({ text }) => text);
const utf8 = call('Encoding.UTF8.GetBytes', 'System.Text');
const quotedNames = (term: Term): string[] => listOf(term).map(quote);
const pairs =
  (name: string): Rows['form'] =>
  (args, term, writer) =>
    writer.call(name, ...quotedNames(term).map((own, i) => `(${own}, ${args[i]?.text})`));
const member =
  (name: string): Rows['jsonMember'] =>
  ([of], term, writer) =>
    writer.call(name, of?.text ?? '', ...quotedNames(term));
const algorithm = ({ param }: Term): string => String(param).replace('-', '');

const rows: Rows = {
  literal: (_, { param }) => atom(quote(String(param))),
  concat: (args) => infix(' + ', SUM, args),
  join: (args, { param }) => atom(`string.Join(${[quote(String(param)), ...texts(args)].join(', ')})`),
  joinPresent: (args, { param }, writer) => writer.call('JoinPresent', quote(String(param)), ...texts(args)),
  upper: method('ToUpperInvariant()'),
  lower: method('ToLowerInvariant()'),
  utf8,
  utf8Decode: call('new UTF8Encoding(false, true).GetString', 'System.Text'),
  hex: helper('Hex'),
  hexUpper: ([of], _, writer) => {
    writer.needs('System');
    return atom(`BitConverter.ToString(${of?.text}).Replace("-", "")`);
  },
  hexDecode: helper('HexDecode'),
  base64: call('Convert.ToBase64String', 'System'),
  base64url: helper('Base64Url'),
  base64Decode: helper('Base64Decode'),
  base64urlDecode: helper('Base64UrlDecode'),
  percentEncode: call('Uri.EscapeDataString', 'System'),
  form: pairs('FormEncode'),
  jsonObject: pairs('JsonObject'),
  jsonString: helper('JsonString'),
  jsonMember: member('JsonMember'),
  optionalMember: member('OptionalMember'),
  segment: ([of], term, writer) => {
    const [separator = '', index = '0', count = '1'] = listOf(term);
    return atom(`${writer.call('Split', of?.text ?? '', quote(separator), count).text}[${index}]`);
  },
  minus: helper('Minus'),
  hash: ([of], term, writer) => writer.call('Digest', `${algorithm(term)}.Create()`, of?.text ?? ''),
  hmac: ([key, message], term, writer) =>
    writer.call('Digest', `new HMAC${algorithm(term)}(${key?.text})`, message?.text ?? ''),
};

/** A string literal: JSON's escapes are C#'s, and so that no editor changes it, what cannot be seen is escaped too. */
function quote(text: string): string {
  return escapeUnseen(JSON.stringify(wellFormed(text)), (hex) =>
    hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`,
  );
}

/** The standard library as Mono 6.8 has it. Refuses (`lacks`) client certificates and ES256, which Mono cannot read. */
export const csharp: Language = {
  id: 'csharp',
  label: 'C#',
  highlight: 'csharp',
  testedWith: 'Mono 6.8 (C# 7)',
  lacks: ({ statements, request }) => {
    if (request?.certificate)
      return 'Mono, which runs these programs in the tests, cannot read a certificate with its key from PEM files. In .NET 5 and later: X509Certificate2.CreateFromPemFile.';
    if (statements.some((own) => own.do === 'check' && own.test.is === 'signed' && own.test.algorithm === 'ES256'))
      return 'Mono, which runs these programs in the tests, has no ECDSA. In .NET 5 and later: ECDsa.Create, ImportFromPem, VerifyData.';
    return undefined;
  },
  fileName: (program) => `${classOf(program)}.cs`,
  run: (program) => {
    const references = program.request ? ' -r:System.Net.Http.dll' : '';
    const input = program.inputs.some(({ source }) => source.from === 'stdin') ? ' < body' : '';
    return `mcs${references} ${classOf(program)}.cs && mono ${classOf(program)}.exe${input}`;
  },
  write,
};

const PARTS: BodyParts = {
  bind: (binding, own) => {
    const type = binding.term.kind === 'bytes' ? 'byte[]' : 'string';
    return [`        ${type} ${own.name(binding)} = ${valueCode(binding.term, own)};`];
  },
  probe,
  check,
  print: (binding, own) => {
    const value = binding.term.kind === 'bytes' ? own.call('Hex', own.name(binding)).text : own.name(binding);
    return `        Console.WriteLine(${quote(`${binding.name}: `)} + ${value});`;
  },
  send,
  ok: '        Console.WriteLine("ok");',
};

function write(program: Program): Piece[] {
  const writer = new Writer(program, { rows, helpers: CSHARP_HELPERS, spell: camelCase, reserved: CSHARP_RESERVED });
  writer.needs('System');
  const inputs = program.inputs.map((input) => readInput(input, writer));
  const body = writeBody(program, writer, PARTS);
  return [
    ...heading(program, csharp.testedWith, csharp.run(program)).map((words) => line(`// ${words}`)),
    ...[...writer.imports].toSorted().map((name) => line(`using ${name};`)),
    line(''),
    line(`internal static class ${classOf(program)}`),
    line('{'),
    line('    private static void Main()'),
    line('    {'),
    ...mainOf(inputs, body),
    line('    }'),
    ...helpersOf(writer),
    line('}'),
  ];
}

function readInput(input: Input, writer: Writer): Piece {
  return line(`        string ${writer.name(input.name)} = ${sourceCode(input, writer)};`, { input: input.name });
}

function sourceCode({ source }: Input, writer: Writer): string {
  switch (source.from) {
    case 'literal':
      return quote(source.text);
    case 'environment':
      if (source.required) return writer.call('Env', quote(source.variable)).text;
      return `Environment.GetEnvironmentVariable(${quote(source.variable)}) ?? ""`;
    case 'seconds':
      return 'DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString()';
    case 'milliseconds':
      return 'DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString()';
    case 'nonce':
      return writer.call('NonceHex').text;
    case 'stdin':
      return writer.call('StandardInput').text;
  }
}

/** A choice stands alone on its line; everything else is an expression. */
function valueCode(term: Term, writer: Writer): string {
  if (term.word !== 'choose') return writer.text(term);
  const [first, ...branches] = term.args.map((arg) => writer.code(arg));
  const value = first ? bracketed(first, EQUALITY) : '';
  const results = branches.map((branch) => bracketed(branch, TEST + 1));
  const otherwise = results.pop() ?? '""';
  const arms = armsOf(term, results, otherwise).map(([cases, result]) => {
    const test = cases.map((name) => `${value} == ${quote(name)}`).join(' || ');
    return `${test} ? ${result} : `;
  });
  return [...arms, otherwise].join('');
}

function probe(label: string, term: Term, writer: Writer): Piece {
  const bytes = term.kind === 'bytes' ? writer.text(term) : utf8([writer.code(term)], term, writer).text;
  return line(`        Console.WriteLine(${quote(`${label}\t`)} + ${writer.call('Hex', bytes).text});`);
}

function check(statement: CheckStatement, writer: Writer): Piece[] {
  writer.needs('System.Security');
  return [
    line(`        if (${failure(statement, writer)})`),
    line('        {'),
    line(`            throw new SecurityException(${quote(`${statement.code}: ${statement.name}`)});`),
    line('        }'),
  ];
}

/** What is true when the check does not hold. */
function failure({ test }: CheckStatement, writer: Writer): string {
  switch (test.is) {
    case 'equal':
      return `!${writer.call('FixedTimeEquals', writer.text(test.received), writer.text(test.expected)).text}`;
    case 'oneOf': {
      const value = bracketed(writer.code(test.received), EQUALITY);
      return test.allowed.map((own) => `${value} != ${quote(own)}`).join(' && ');
    }
    case 'number':
      return `!${writer.call('IsNumber', writer.text(test.json), quote(test.member)).text}`;
    case 'time': {
      const [time, now] = [test.time, test.now].map((term) => bracketed(writer.code(term), EQUALITY));
      const [a, b] = [now, time].map((own) => writer.call('Number', own ?? '').text);
      return `${time} != "" && ${now} != "" && ${a} ${test.rule === 'expires' ? '>=' : '<'} ${b}`;
    }
    case 'signed':
      return `!${writer.call('IsSignedRs256', ...[test.key, test.data, test.signature].map((term) => writer.text(term))).text}`;
  }
}

/** Headers that .NET keeps with the content: a request without any has no place for them. */
const OF_CONTENT = /^(?:content-.*|allow|expires|last-modified)$/i;

function send({ method: verb, url, headers, body }: RequestPlan, writer: Writer): Piece[] {
  writer.needs('System.Net.Http', 'System.Text');
  const own = headers.filter(({ name }) => !OF_CONTENT.test(name));
  const ofContent = headers.filter(({ name }) => OF_CONTENT.test(name));
  const isFixed = (body && isNeverEmpty(body)) || ofContent.some(({ isOptional }) => !isOptional);
  const text = body ? writer.code(body) : atom('""');
  const content = [
    `request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(${text.text}));`,
    ...ofContent.flatMap((header) => setHeader('request.Content.Headers', header, writer)),
  ];
  const conditional = [`if (${bracketed(text, EQUALITY)} != "")`, '{', ...content.map((row) => `    ${row}`), '}'];
  const request = [
    ...own.flatMap((header) => setHeader('request.Headers', header, writer)),
    ...(isFixed ? content : body ? conditional : []),
    'HttpResponseMessage response = client.SendAsync(request).GetAwaiter().GetResult();',
    'Console.WriteLine((int)response.StatusCode);',
    'Console.WriteLine(response.Content.ReadAsStringAsync().GetAwaiter().GetResult());',
  ];
  return [
    line('        using (var client = new HttpClient())'),
    line(
      `        using (var request = new HttpRequestMessage(new HttpMethod(${writer.text(verb)}), ${writer.text(url)}))`,
    ),
    line('        {'),
    ...request.map((row) => line(`            ${row}`)),
    line('        }'),
  ];
}

function setHeader(of: string, { name, value, isOptional }: Header, writer: Writer): string[] {
  const set = `${of}.TryAddWithoutValidation(${quote(name)}, ${writer.text(value)});`;
  return isOptional ? [`if (${bracketed(writer.code(value), EQUALITY)} != "") ${set}`] : [set];
}
