import { JAVA_HELPERS, JAVA_RESERVED } from './java-helpers.ts';
import { helpersOf, mainOf, writeBody, type BodyParts } from './body.ts';
import { classOf, type Language, type Piece } from './language.ts';
import { camelCase } from './names.ts';
import { type CheckStatement, type Input, type Program, type RequestPlan } from './program.ts';
import type { Term } from './term.ts';
import { wellFormed } from './unseen.ts';
import {
  armsOf,
  ATOM,
  atom,
  bracketed,
  heading,
  helper,
  infix,
  line,
  listOf,
  Writer,
  type Code,
  type Rows,
} from './writer.ts';

const [SUM, TEST] = [50, 10];

/** `HexFormat.of().formatHex(…)`: a call on what the import brings. */
const call =
  (name: string, module: string): Rows['upper'] =>
  ([of], _, writer) => {
    writer.needs(module);
    return atom(`${name}(${of?.text})`);
  };
const method =
  (name: string, module: string): Rows['upper'] =>
  ([of], _, writer) => {
    writer.needs(module);
    return atom(`${of ? bracketed(of, ATOM) : ''}.${name}`);
  };
const UTF8 = 'static java.nio.charset.StandardCharsets.UTF_8';
const utf8 = method('getBytes(UTF_8)', UTF8);
const quotedNames = (term: Term): string[] => listOf(term).map(quote);
const texts = (args: readonly Code[]): string[] => args.map(({ text }) => text);

const entries: Rows['form'] = (args, term, writer) => {
  writer.needs('java.util.List', 'java.util.Map');
  const own = quotedNames(term).map((name, i) => `Map.entry(${name}, ${args[i]?.text})`);
  return writer.call(term.word === 'form' ? 'formEncode' : 'jsonObject', `List.of(${own.join(', ')})`);
};
const member: Rows['jsonMember'] = ([of], term, writer) => writer.call(term.word, of?.text ?? '', ...quotedNames(term));

const rows: Rows = {
  literal: (_, { param }) => atom(quote(String(param))),
  concat: (args) => infix(' + ', SUM, args),
  join: (args, { param }) => atom(`String.join(${[quote(String(param)), ...texts(args)].join(', ')})`),
  joinPresent: (args, { param }, writer) => writer.call('joinPresent', quote(String(param)), ...texts(args)),
  upper: method('toUpperCase(Locale.ROOT)', 'java.util.Locale'),
  lower: method('toLowerCase(Locale.ROOT)', 'java.util.Locale'),
  utf8,
  utf8Decode: helper('utf8Text'),
  hex: call('HexFormat.of().formatHex', 'java.util.HexFormat'),
  hexUpper: call('HexFormat.of().withUpperCase().formatHex', 'java.util.HexFormat'),
  hexDecode: call('HexFormat.of().parseHex', 'java.util.HexFormat'),
  base64: call('Base64.getEncoder().encodeToString', 'java.util.Base64'),
  base64url: call('Base64.getUrlEncoder().withoutPadding().encodeToString', 'java.util.Base64'),
  base64Decode: helper('base64Decode'),
  base64urlDecode: helper('base64urlDecode'),
  percentEncode: helper('percentEncode'),
  form: entries,
  jsonObject: entries,
  jsonString: helper('jsonString'),
  jsonMember: member,
  optionalMember: member,
  segment: ([of], term, writer) => {
    const [separator = '', index = '0', count = '1'] = listOf(term);
    return atom(`${writer.call('split', of?.text ?? '', quote(separator), count).text}[${index}]`);
  },
  minus: helper('minus'),
  hash: ([of], { param }, writer) => {
    writer.needs('java.security.MessageDigest');
    return atom(`MessageDigest.getInstance(${quote(String(param))}).digest(${of?.text})`);
  },
  hmac: ([key, message], { param }, writer) =>
    writer.call('hmac', quote(`Hmac${String(param).replace('-', '')}`), key?.text ?? '', message?.text ?? ''),
};

/** A class file holds no literal above 65,535 bytes; a character outside ASCII takes up to three. */
const LONGEST = 20_000;

/** A string literal in ASCII, so that no compiler takes it for another charset; halves of a pair become U+FFFD. */
function quote(text: string): string {
  const whole = wellFormed(text);
  const chunks = whole.match(new RegExp(`[^]{1,${LONGEST}}`, 'g')) ?? [''];
  const literals = chunks.map((chunk) => `"${chunk.replaceAll(/[^ !#-[\]-~]/g, escaped)}"`);
  return literals.length === 1 ? (literals[0] ?? '""') : `String.join("", ${literals.join(', ')})`;
}

function escaped(unit: string): string {
  const code = unit.charCodeAt(0);
  const short: Readonly<Record<string, string>> = {
    '"': '\\"',
    '\\': '\\\\',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
  };
  // A Unicode escape is read before anything else: \u000a would be a line break inside the literal.
  return (
    short[unit] ?? (code < 32 ? `\\${code.toString(8).padStart(3, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`)
  );
}

/** One class a file, run as source (`java File.java`), with java.net.http and nothing from outside. */
export const java: Language = {
  id: 'java',
  label: 'Java',
  highlight: 'java',
  testedWith: 'Java 17',
  fileName: (program) => `${classOf(program)}.java`,
  run: (program) =>
    `java ${java.fileName(program)}${program.inputs.some(({ source }) => source.from === 'stdin') ? ' < body' : ''}`,
  write,
};

const PARTS: BodyParts = {
  bind: (binding, own) => {
    const type = binding.term.kind === 'bytes' ? 'byte[]' : 'String';
    return [`        ${type} ${own.name(binding)} = ${valueCode(binding.term, own)};`];
  },
  probe,
  check,
  print: (binding, own) => {
    const isBytes = binding.term.kind === 'bytes';
    if (isBytes) own.needs('java.util.HexFormat');
    const value = isBytes ? `HexFormat.of().formatHex(${own.name(binding)})` : own.name(binding);
    return `        System.out.println(${quote(`${binding.name}: `)} + ${value});`;
  },
  send,
  ok: '        System.out.println("ok");',
};

function write(program: Program): Piece[] {
  const writer = new Writer(program, { rows, helpers: JAVA_HELPERS, spell: camelCase, reserved: JAVA_RESERVED });
  const inputs = program.inputs.map((input) => readInput(input, writer));
  const body = writeBody(program, writer, PARTS);
  const imports = [...writer.imports].toSorted().map((name) => line(`import ${name};`));
  return [
    ...heading(program, java.testedWith, java.run(program)).map((words) => line(`// ${words}`)),
    ...imports,
    ...(imports.length > 0 ? [line('')] : []),
    line(`public class ${classOf(program)} {`),
    line('    public static void main(String[] args) throws Exception {'),
    ...mainOf(inputs, body),
    line('    }'),
    ...helpersOf(writer),
    line('}'),
  ];
}

function readInput(input: Input, writer: Writer): Piece {
  return line(`        String ${writer.name(input.name)} = ${sourceCode(input, writer)};`, { input: input.name });
}

function sourceCode({ source }: Input, writer: Writer): string {
  switch (source.from) {
    case 'literal':
      return quote(source.text);
    case 'environment':
      if (source.required) return writer.call('env', quote(source.variable)).text;
      writer.needs('java.util.Objects');
      return `Objects.requireNonNullElse(System.getenv(${quote(source.variable)}), "")`;
    case 'seconds':
      writer.needs('java.time.Instant');
      return 'String.valueOf(Instant.now().getEpochSecond())';
    case 'milliseconds':
      return 'String.valueOf(System.currentTimeMillis())';
    case 'nonce':
      return writer.call('nonceHex').text;
    case 'stdin':
      writer.needs(UTF8);
      return 'new String(System.in.readAllBytes(), UTF_8)';
  }
}

/** A choice stands alone on its line; everything else is an expression. */
function valueCode(term: Term, writer: Writer): string {
  if (term.word !== 'choose') return writer.text(term);
  const [first, ...branches] = term.args.map((arg) => writer.code(arg));
  const value = first ? bracketed(first, ATOM) : '';
  const results = branches.map((branch) => bracketed(branch, TEST + 1));
  const otherwise = results.pop() ?? '""';
  const cases = listOf(term);
  const [only] = cases;
  if (cases.length === 1 && only !== undefined) return `${isText(value, only)} ? ${results[0]} : ${otherwise}`;
  const arms = armsOf(term, results, otherwise).map(
    ([names, result]) => `            case ${names.map(quote).join(', ')} -> ${result};\n`,
  );
  return `switch (${first?.text}) {\n${arms.join('')}            default -> ${otherwise};\n        }`;
}

function isText(value: string, text: string): string {
  return text === '' ? `${value}.isEmpty()` : `${value}.equals(${quote(text)})`;
}

/** The term's bytes; a text's are its UTF-8. */
function bytesOf(term: Term, writer: Writer): string {
  return term.kind === 'bytes' ? writer.text(term) : utf8([writer.code(term)], term, writer).text;
}

function probe(label: string, term: Term, writer: Writer): Piece {
  writer.needs('java.util.HexFormat');
  const bytes = bytesOf(term, writer);
  return line(`        System.out.println(${quote(`${label}\t`)} + HexFormat.of().formatHex(${bytes}));`);
}

function check(statement: CheckStatement, writer: Writer): Piece[] {
  return [
    line(`        if (${failure(statement, writer)}) {`),
    line(`            throw new SecurityException(${quote(`${statement.code}: ${statement.name}`)});`),
    line('        }'),
  ];
}

/** What is true when the check does not hold. */
function failure({ test }: CheckStatement, writer: Writer): string {
  switch (test.is) {
    case 'equal':
      writer.needs('java.security.MessageDigest');
      return `!MessageDigest.isEqual(${bytesOf(test.received, writer)}, ${bytesOf(test.expected, writer)})`;
    case 'oneOf': {
      const value = writer.text(test.received);
      const [only = '', ...more] = test.allowed;
      if (more.length === 0) return `!${bracketed(writer.code(test.received), ATOM)}.equals(${quote(only)})`;
      writer.needs('java.util.List');
      return `!List.of(${test.allowed.map(quote).join(', ')}).contains(${value})`;
    }
    case 'number':
      return `!${writer.call('isNumber', writer.text(test.json), quote(test.member)).text}`;
    case 'time': {
      writer.needs('java.math.BigDecimal');
      const [time, now] = [test.time, test.now].map((term) => bracketed(writer.code(term), ATOM));
      const order = `new BigDecimal(${now}).compareTo(new BigDecimal(${time}))`;
      return `!${time}.isEmpty() && !${now}.isEmpty() && ${order} ${test.rule === 'expires' ? '>=' : '<'} 0`;
    }
    case 'signed': {
      const [key = '', data = '', signature = ''] = [test.key, test.data, test.signature].map((term) =>
        writer.text(term),
      );
      const [family, name] =
        test.algorithm === 'ES256' ? ['EC', 'SHA256withECDSAinP1363Format'] : ['RSA', 'SHA256withRSA'];
      const publicKey = writer.call('publicKey', quote(family), key).text;
      return `!${writer.call('isSigned', quote(name), publicKey, data, signature).text}`;
    }
  }
}

function send({ method: verb, url, headers, body, certificate }: RequestPlan, writer: Writer): Piece[] {
  for (const name of ['HttpClient', 'HttpRequest', 'HttpResponse']) writer.needs(`java.net.http.${name}`);
  writer.needs('java.net.URI');
  const none = 'HttpRequest.BodyPublishers.noBody()';
  const content = body && bracketed(writer.code(body), ATOM);
  const publisher =
    content === undefined ? none : `${content}.isEmpty() ? ${none} : HttpRequest.BodyPublishers.ofString(${content})`;
  const client = certificate
    ? `HttpClient.newBuilder().sslContext(${writer.call('clientCertificate', ...[certificate.certificate, certificate.key].map((name) => writer.call('env', quote(name)).text)).text}).build()`
    : 'HttpClient.newHttpClient()';
  const fixed = headers.filter(({ isOptional }) => !isOptional);
  return [
    line(`        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(${writer.text(url)}))`),
    ...fixed.map(({ name, value }) => line(`            .header(${quote(name)}, ${writer.text(value)})`)),
    line(`            .method(${writer.text(verb)}, ${publisher});`),
    ...headers
      .filter(({ isOptional }) => isOptional)
      .flatMap(({ name, value }) => [
        line(`        if (!${bracketed(writer.code(value), ATOM)}.isEmpty()) {`),
        line(`            request.header(${quote(name)}, ${writer.text(value)});`),
        line('        }'),
      ]),
    line(`        HttpClient client = ${client};`),
    line('        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());'),
    line('        System.out.println(response.statusCode());'),
    line('        System.out.println(response.body());'),
  ];
}
