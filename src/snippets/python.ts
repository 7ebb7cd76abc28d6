import { writeBody, type BodyParts } from './body.ts';
import { stemOf, type Language, type Piece } from './language.ts';
import { snakeCase } from './names.ts';
import type { CheckStatement, Input, Program, RequestPlan } from './program.ts';
import { PYTHON_HELPERS, PYTHON_RESERVED } from './python-helpers.ts';
import type { Term } from './term.ts';
import { atom, bracketed, heading, helper, infix, line, list, listOf, Writer, type Code, type Rows } from './writer.ts';

const [SUM, TEST] = [50, 10];
/** After a full stop or before a call only an atom stands without brackets. */
const ATOMIC = 100;

const method =
  (call: string): Rows['upper'] =>
  ([of]) =>
    atom(`${of ? bracketed(of, ATOMIC) : ''}.${call}`);
const algorithm = (term: Term): string => String(term.param).replace('-', '').toLowerCase();
const quotedNames = (term: Term): string[] => listOf(term).map(quote);

const rows: Rows = {
  literal: (_, { param }) => atom(quote(String(param))),
  concat: (args) => infix(' + ', SUM, args),
  join: (args, { param }) => atom(`${quote(String(param))}.join(${list(args)})`),
  joinPresent: (args, { param }) => atom(`${quote(String(param))}.join(part for part in ${list(args)} if part)`),
  upper: method('upper()'),
  lower: method('lower()'),
  utf8: method('encode("utf-8")'),
  utf8Decode: method('decode("utf-8")'),
  hex: method('hex()'),
  hexUpper: method('hex().upper()'),
  hexDecode: ([of], _, writer) => imported(writer, 'binascii', `binascii.unhexlify(${of?.text})`),
  base64: ([of], _, writer) => imported(writer, 'base64', `base64.b64encode(${of?.text}).decode("ascii")`),
  base64url: ([of], _, writer) =>
    imported(writer, 'base64', `base64.urlsafe_b64encode(${of?.text}).decode("ascii").rstrip("=")`),
  base64Decode: ([of], _, writer) => imported(writer, 'base64', `base64.b64decode(${of?.text}, validate=True)`),
  base64urlDecode: helper('base64url_decode'),
  percentEncode: ([of], _, writer) => imported(writer, 'urllib.parse', `urllib.parse.quote(${of?.text}, safe="")`),
  form: (args, term, writer) =>
    writer.call(
      'form_encode',
      `[${quotedNames(term)
        .map((name, i) => `(${name}, ${args[i]?.text})`)
        .join(', ')}]`,
    ),
  jsonObject: (args, term, writer) =>
    writer.call(
      'compact_json',
      `{${quotedNames(term)
        .map((name, i) => `${name}: ${args[i]?.text}`)
        .join(', ')}}`,
    ),
  jsonString: helper('compact_json'),
  jsonMember: ([of], term, writer) => writer.call('json_member', of?.text ?? '', ...quotedNames(term)),
  optionalMember: ([of], term, writer) =>
    writer.call('json_member', of?.text ?? '', ...quotedNames(term), 'default=""'),
  segment: ([of], term, writer) => {
    const [separator = '', index = '0', count = '1'] = listOf(term);
    return atom(`${writer.call('split', of?.text ?? '', quote(separator), count).text}[${index}]`);
  },
  minus: helper('minus'),
  hash: ([of], term, writer) => imported(writer, 'hashlib', `hashlib.${algorithm(term)}(${of?.text}).digest()`),
  hmac: ([key, message], term, writer) => {
    writer.needs('hashlib');
    return imported(writer, 'hmac', `hmac.new(${key?.text}, ${message?.text}, hashlib.${algorithm(term)}).digest()`);
  },
};

function imported(writer: Writer, module: string, text: string): Code {
  writer.needs(module);
  return atom(text);
}

/** A string literal that is the text to the last unit: JSON's escapes are Python's, but for halves of a pair. */
function quote(text: string): string {
  const escaped = JSON.stringify(text).replaceAll(UNSEEN, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  if (!text.includes('"') || text.includes("'")) return escaped;
  return `'${escaped.slice(1, -1).replaceAll('\\"', '"')}'`;
}

const UNSEEN = /[\u007f-\u009f\u2028\u2029\ufeff\u200b-\u200f]/g;

/** urllib and hashlib; needs the package cryptography where RSA or ECDSA is verified, and says so. */
export const python: Language = {
  id: 'python',
  label: 'Python',
  highlight: 'python',
  testedWith: 'Python 3.11',
  needs: (program) =>
    program.statements.some((statement) => statement.do === 'check' && statement.test.is === 'signed')
      ? 'the package cryptography: pip install cryptography'
      : undefined,
  fileName: (program) => `${stemOf(program).replaceAll('-', '_')}.py`,
  run: (program) => `python3 ${python.fileName(program)}${readsStdin(program) ? ' < body' : ''}`,
  write,
};

function readsStdin({ inputs }: Program): boolean {
  return inputs.some(({ source }) => source.from === 'stdin');
}

const PARTS: BodyParts = {
  bind: (binding, own) => [`${own.name(binding)} = ${valueCode(binding.term, own)}`],
  probe,
  check,
  print: (binding, own) =>
    `print(${quote(`${binding.name}:`)}, ${own.name(binding)}${binding.term.kind === 'bytes' ? '.hex()' : ''})`,
  send,
  ok: 'print("ok")',
};

function write(program: Program): Piece[] {
  const writer = new Writer(program, {
    rows,
    helpers: PYTHON_HELPERS,
    spell: snakeCase,
    reserved: PYTHON_RESERVED,
  });
  const inputs = program.inputs.map((input) => readInput(input, writer));
  const body = writeBody(program, writer, PARTS);
  const imports = [...writer.imports].toSorted().map((name) => line(`import ${name}`));
  const helpers = writer.helperCode().flatMap((code) => [line(''), line(''), line(code)]);
  const comments = heading(program, python.testedWith, python.run(program)).map((words) => line(`# ${words}`));
  const gap = helpers.length > 0 ? [...helpers, line(''), line('')] : [line('')];
  return [...comments, ...imports, ...gap, ...inputs, ...(inputs.length > 0 ? [line('')] : []), ...body];
}

function readInput(input: Input, writer: Writer): Piece {
  return line(`${writer.name(input.name)} = ${sourceCode(input, writer)}`, { input: input.name });
}

function sourceCode({ source }: Input, writer: Writer): string {
  switch (source.from) {
    case 'literal':
      return quote(source.text);
    case 'environment':
      if (source.required) return writer.call('env', quote(source.variable)).text;
      writer.needs('os');
      return `os.environ.get(${quote(source.variable)}, "")`;
    case 'seconds':
      writer.needs('time');
      return 'str(int(time.time()))';
    case 'milliseconds':
      writer.needs('time');
      return 'str(time.time_ns() // 1_000_000)';
    case 'nonce':
      writer.needs('secrets');
      return 'secrets.token_hex(16)';
    case 'stdin':
      writer.needs('sys');
      return 'sys.stdin.buffer.read().decode("utf-8")';
  }
}

/** A choice stands alone on its line; everything else is an expression. */
function valueCode(term: Term, writer: Writer): string {
  if (term.word !== 'choose') return writer.text(term);
  const [value, ...texts] = term.args.map((arg) => bracketed(writer.code(arg), TEST + 1));
  const otherwise = texts.pop() ?? '""';
  const cases = listOf(term);
  if (cases.length === 1 && cases[0] === '') return `${otherwise} if ${value} else ${texts[0]}`;
  return [...cases.map((name, i) => `${texts[i]} if ${value} == ${quote(name)} else `), otherwise].join('');
}

function probe(label: string, term: Term, writer: Writer): Piece {
  const bytes = term.kind === 'bytes' ? writer.text(term) : `${bracketed(writer.code(term), ATOMIC)}.encode("utf-8")`;
  return line(`print(${quote(label)}, ${bytes}.hex(), sep="\\t")`);
}

function check({ test, code, name }: CheckStatement, writer: Writer): Piece[] {
  writer.needs('sys');
  const fail = `    sys.exit(${quote(`${code}: ${name}`)})`;
  switch (test.is) {
    case 'equal': {
      writer.needs('hmac');
      const [received, expected] = [test.received, test.expected].map(
        (term) => `${bracketed(writer.code(term), ATOMIC)}.encode("utf-8")`,
      );
      return [line(`if not hmac.compare_digest(${received}, ${expected}):`), line(fail)];
    }
    case 'oneOf':
      return [line(`if ${writer.text(test.received)} not in [${test.allowed.map(quote).join(', ')}]:`), line(fail)];
    case 'number':
      return [line(`if not ${writer.call('is_number', writer.text(test.json), quote(test.member)).text}:`), line(fail)];
    case 'time': {
      const [time, now] = [writer.text(test.time), writer.text(test.now)];
      const isWrong = test.rule === 'expires' ? `float(${now}) >= float(${time})` : `float(${now}) < float(${time})`;
      return [line(`if ${time} and ${now} and ${isWrong}:`), line(fail)];
    }
    case 'signed': {
      const call = writer.call(
        test.algorithm === 'ES256' ? 'is_signed_es256' : 'is_signed_rs256',
        ...[test.key, test.data, test.signature].map((term) => writer.text(term)),
      );
      return [line(`if not ${call.text}:`), line(fail)];
    }
  }
}

function send({ method: verb, url, headers, body, certificate }: RequestPlan, writer: Writer): Piece[] {
  writer.needs('urllib.request', 'urllib.error');
  const fixed = headers.filter(({ isOptional }) => !isOptional);
  const optional = headers.filter(({ isOptional }) => isOptional);
  const data = body && [line(`    data=${bracketed(writer.code(body), ATOMIC)}.encode("utf-8") or None,`)];
  if (certificate) writer.needs('ssl');
  const files =
    certificate && [certificate.certificate, certificate.key].map((name) => writer.call('env', quote(name)).text);
  const context = files && [
    line('tls = ssl.create_default_context()'),
    line(`tls.load_cert_chain(${files.join(', ')})`),
  ];
  return [
    line('request = urllib.request.Request('),
    line(`    ${writer.text(url)},`),
    ...(data ?? []),
    line(`    method=${writer.text(verb)},`),
    ...(fixed.length > 0 ? [line('    headers={')] : []),
    ...fixed.map(({ name, value }) => line(`        ${quote(name)}: ${writer.text(value)},`)),
    ...(fixed.length > 0 ? [line('    },')] : []),
    line(')'),
    ...optional.flatMap(({ name, value }) => [
      line(`if ${writer.text(value)}:`),
      line(`    request.add_header(${quote(name)}, ${writer.text(value)})`),
    ]),
    ...(context ?? []),
    line('try:'),
    line(`    response = urllib.request.urlopen(request${certificate ? ', context=tls' : ''})`),
    line('except urllib.error.HTTPError as error:'),
    line('    response = error'),
    line('print(response.status)'),
    line('print(response.read().decode("utf-8", "replace"))'),
  ];
}
