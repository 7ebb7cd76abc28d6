import { GO_HELPERS, GO_RESERVED } from './go-helpers.ts';
import { writeBody, type BodyParts } from './body.ts';
import { stemOf, type Language, type Piece } from './language.ts';
import { camelCase } from './names.ts';
import type { CheckStatement, Input, Program, RequestPlan } from './program.ts';
import type { Term } from './term.ts';
import { ATOM, atom, heading, helper, infix, line, listOf, Writer, type Code, type Rows } from './writer.ts';

/** Go's addition (precedence 4 of 5). */
const SUM = 40;

const call =
  (name: string, ...imports: readonly string[]): Rows['upper'] =>
  (args, _, writer) => {
    writer.needs(...imports);
    return atom(`${name}(${args.map(({ text }) => text).join(', ')})`);
  };
const texts = (args: readonly (Code | string)[]): string =>
  `[]string{${args.map((arg) => (typeof arg === 'string' ? arg : arg.text)).join(', ')}}`;
const quotedNames = (term: Term): string[] => listOf(term).map(quote);
const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha512',
  'SHA-512': 'sha512',
};

/** `sha256.New`: the constructor that hashes and HMACs are made with. */
function hashMaker({ param }: Term, writer: Writer): string {
  const module = HASHES[String(param)] ?? '';
  writer.needs(`crypto/${module}`);
  return `${module}.${param === 'SHA-384' ? 'New384' : 'New'}`;
}

const rows: Rows = {
  literal: (_, { param }) => atom(quote(String(param))),
  concat: (args) => infix(' + ', SUM, args),
  join: (args, { param }, writer) => {
    writer.needs('strings');
    return atom(`strings.Join(${texts(args)}, ${quote(String(param))})`);
  },
  joinPresent: (args, { param }, writer) =>
    writer.call('joinPresent', quote(String(param)), ...args.map(({ text }) => text)),
  upper: call('strings.ToUpper', 'strings'),
  lower: call('strings.ToLower', 'strings'),
  utf8: call('[]byte'),
  utf8Decode: helper('utf8Text'),
  hex: call('hex.EncodeToString', 'encoding/hex'),
  hexUpper: ([of], _, writer) => {
    writer.needs('strings', 'encoding/hex');
    return atom(`strings.ToUpper(hex.EncodeToString(${of?.text}))`);
  },
  hexDecode: helper('hexDecode'),
  base64: call('base64.StdEncoding.EncodeToString', 'encoding/base64'),
  base64url: call('base64.RawURLEncoding.EncodeToString', 'encoding/base64'),
  base64Decode: ([of], _, writer) => writer.call('decode', 'base64.StdEncoding', of?.text ?? ''),
  base64urlDecode: ([of], _, writer) => writer.call('decode', 'base64.RawURLEncoding', of?.text ?? ''),
  percentEncode: ([of], _, writer) => {
    writer.needs('net/url', 'strings');
    return atom(`strings.ReplaceAll(url.QueryEscape(${of?.text}), "+", "%20")`);
  },
  form: (args, term, writer) =>
    writer.call(
      'formEncode',
      quotedNames(term)
        .map((name, i) => texts([name, args[i] ?? atom('""')]))
        .join(', '),
    ),
  jsonObject: (args, term, writer) =>
    writer.call(
      'jsonObject',
      quotedNames(term)
        .map((name, i) => texts([name, args[i] ?? atom('""')]))
        .join(', '),
    ),
  jsonString: helper('jsonString'),
  jsonMember: ([of], term, writer) => writer.call('jsonMember', of?.text ?? '', ...quotedNames(term)),
  optionalMember: ([of], term, writer) => writer.call('optionalMember', of?.text ?? '', ...quotedNames(term)),
  segment: ([of], term, writer) => {
    const [separator = '', index = '0', count = '1'] = listOf(term);
    return atom(`${writer.call('split', of?.text ?? '', quote(separator), count).text}[${index}]`);
  },
  minus: helper('minus'),
  hash: ([of], term, writer) => writer.call('digest', `${hashMaker(term, writer)}()`, of?.text ?? ''),
  hmac: ([key, message], term, writer) => {
    writer.needs('crypto/hmac');
    return writer.call('digest', `hmac.New(${hashMaker(term, writer)}, ${key?.text})`, message?.text ?? '');
  },
};

/** A string literal in Go's escapes; half of a surrogate pair has no UTF-8 and becomes U+FFFD, as everywhere. */
function quote(text: string): string {
  return JSON.stringify(text.replaceAll(/\p{Surrogate}/gu, '\ufffd')).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\u200b-\u200f]/g,
    (char) => {
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    },
  );
}

/** The standard library of Go 1.19; whatever refuses ends the program with `log.Fatal`, code 1. */
export const go: Language = {
  id: 'go',
  label: 'Go',
  highlight: 'go',
  testedWith: 'Go 1.19',
  fileName: (program) => `${stemOf(program).replaceAll('-', '_')}.go`,
  run: (program) =>
    `go run ${go.fileName(program)}${program.inputs.some(({ source }) => source.from === 'stdin') ? ' < body' : ''}`,
  write,
};

const PARTS: BodyParts = {
  bind: (binding, own) => valueLines(own.name(binding), binding.term, own),
  probe,
  check,
  print: (binding, own) => {
    const verb = binding.term.kind === 'bytes' ? '%x' : '%s';
    return `\tfmt.Printf(${quote(`${binding.name}: ${verb}\n`)}, ${own.name(binding)})`;
  },
  send,
  ok: '\tfmt.Println("ok")',
};

function write(program: Program): Piece[] {
  const writer = new Writer(program, { rows, helpers: GO_HELPERS, spell: camelCase, reserved: GO_RESERVED });
  const inputs = program.inputs.map((input) => readInput(input, writer));
  writer.needs('fmt');
  const body = writeBody(program, writer, PARTS);
  const imports = [...writer.imports].toSorted().map((name) => line(`\t${quote(name)}`));
  const helpers = writer.helperCode().flatMap((code) => [line(code), line('')]);
  return [
    ...heading(program, go.testedWith, go.run(program)).map((words) => line(`// ${words}`)),
    line('package main'),
    line(''),
    line('import ('),
    ...imports,
    line(')'),
    line(''),
    ...helpers,
    line('func main() {'),
    ...inputs,
    ...(inputs.length > 0 ? [line('')] : []),
    ...body,
    line('}'),
  ];
}

function readInput(input: Input, writer: Writer): Piece {
  return line(`\t${writer.name(input.name)} := ${sourceCode(input, writer)}`, { input: input.name });
}

function sourceCode({ source }: Input, writer: Writer): string {
  switch (source.from) {
    case 'literal':
      return quote(source.text);
    case 'environment':
      if (!source.required) {
        writer.needs('os');
        return `os.Getenv(${quote(source.variable)})`;
      }
      return writer.call('env', quote(source.variable)).text;
    case 'seconds':
      writer.needs('strconv', 'time');
      return 'strconv.FormatInt(time.Now().Unix(), 10)';
    case 'milliseconds':
      writer.needs('strconv', 'time');
      return 'strconv.FormatInt(time.Now().UnixMilli(), 10)';
    case 'nonce':
      return writer.call('nonceHex').text;
    case 'stdin':
      return writer.call('standardInput').text;
  }
}

/** Go has no conditional expression: a choice is a variable and an if. */
function valueLines(name: string, term: Term, writer: Writer): string[] {
  if (term.word !== 'choose') return [`\t${name} := ${writer.text(term)}`];
  const [value = '', ...branches] = term.args.map((arg) => writer.text(arg));
  const otherwise = branches.pop() ?? '""';
  const cases = listOf(term);
  if (cases.length === 1 && cases[0] === '' && branches[0] === '""')
    return [`\t${name} := ""`, `\tif ${value} != "" {`, `\t\t${name} = ${otherwise}`, '\t}'];
  return [
    `\tvar ${name} string`,
    `\tswitch ${value} {`,
    ...cases.flatMap((own, i) => [`\tcase ${quote(own)}:`, `\t\t${name} = ${branches[i]}`]),
    '\tdefault:',
    `\t\t${name} = ${otherwise}`,
    '\t}',
  ];
}

function probe(label: string, term: Term, writer: Writer): Piece {
  writer.needs('fmt');
  return line(`\tfmt.Printf("%s\\t%x\\n", ${quote(label)}, ${writer.text(term)})`);
}

function check({ test, code, name }: CheckStatement, writer: Writer): Piece[] {
  writer.needs('log');
  const fail = [line(`\t\tlog.Fatal(${quote(`${code}: ${name}`)})`), line('\t}')];
  switch (test.is) {
    case 'equal': {
      writer.needs('crypto/subtle');
      const [received, expected] = [test.received, test.expected].map((term) => `[]byte(${writer.text(term)})`);
      return [line(`\tif subtle.ConstantTimeCompare(${received}, ${expected}) != 1 {`), ...fail];
    }
    case 'oneOf': {
      const received = writer.code(test.received);
      const text = received.binds < ATOM ? `(${received.text})` : received.text;
      return [line(`\tif ${test.allowed.map((own) => `${text} != ${quote(own)}`).join(' && ')} {`), ...fail];
    }
    case 'number': {
      const own = writer.call('isNumber', writer.text(test.json), quote(test.member));
      return [line(`\tif !${own.text} {`), ...fail];
    }
    case 'time': {
      const [time, now] = [writer.text(test.time), writer.text(test.now)];
      const [a, b] = [writer.call('number', now).text, writer.call('number', time).text];
      const isWrong = test.rule === 'expires' ? `${a} >= ${b}` : `${a} < ${b}`;
      return [line(`\tif ${time} != "" && ${now} != "" && ${isWrong} {`), ...fail];
    }
    case 'signed': {
      const args = [test.key, test.data, test.signature].map((term) => writer.text(term));
      const own = writer.call(test.algorithm === 'ES256' ? 'isSignedES256' : 'isSignedRS256', ...args);
      return [line(`\tif !${own.text} {`), ...fail];
    }
  }
}

function send({ method, url, headers, body, certificate }: RequestPlan, writer: Writer): Piece[] {
  writer.needs('fmt', 'io', 'log', 'net/http');
  if (body) writer.needs('strings');
  if (certificate) writer.needs('crypto/tls');
  const reader = body ? `strings.NewReader(${writer.text(body)})` : 'nil';
  const [cert, key] = certificate
    ? [certificate.certificate, certificate.key].map((name) => writer.call('env', quote(name)).text)
    : [];
  const client = [
    line(`\tcertificate, err := tls.LoadX509KeyPair(${cert}, ${key})`),
    ...FATAL,
    line('\tclient := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{'),
    line('\t\tCertificates: []tls.Certificate{certificate},'),
    line('\t}}}'),
  ];
  return [
    ...(certificate ? client : []),
    line(`\trequest, err := http.NewRequest(${writer.text(method)}, ${writer.text(url)}, ${reader})`),
    ...FATAL,
    ...headers.flatMap(({ name, value, isOptional }) => {
      const set = `request.Header.Set(${quote(name)}, ${writer.text(value)})`;
      if (!isOptional) return [line(`\t${set}`)];
      return [line(`\tif ${writer.text(value)} != "" {`), line(`\t\t${set}`), line('\t}')];
    }),
    line(`\tresponse, err := ${certificate ? 'client' : 'http.DefaultClient'}.Do(request)`),
    ...FATAL,
    line('\tdefer response.Body.Close()'),
    line('\tanswer, err := io.ReadAll(response.Body)'),
    ...FATAL,
    line('\tfmt.Println(response.StatusCode)'),
    line('\tfmt.Println(string(answer))'),
  ];
}

const FATAL: readonly Piece[] = [line('\tif err != nil {'), line('\t\tlog.Fatal(err)'), line('\t}')];
