import { helpersOf, mainOf, writeBody, type BodyParts } from './body.ts';
import { stemOf, type Language, type Piece } from './language.ts';
import { camelCase } from './names.ts';
import { PHP_HELPERS, PHP_RESERVED } from './php-helpers.ts';
import type { CheckStatement, Header, Input, Program, RequestPlan } from './program.ts';
import type { Term } from './term.ts';
import { escapeUnseen, hasUnseen, wellFormed } from './unseen.ts';
import {
  armsOf,
  atom,
  bracketed,
  heading,
  helper,
  infix,
  line,
  list,
  listOf,
  Writer,
  type Code,
  type Rows,
} from './writer.ts';

/** How tightly PHP's operators hold together, from 8 on: a conditional, a comparison, a text in a row. */
const [EQUALITY, CONCAT] = [30, 40];

const call =
  (name: string): Rows['upper'] =>
  (args) =>
    atom(`${name}(${args.map(({ text }) => text).join(', ')})`);
const algorithm = (term: Term): string => quote(String(term.param).replace('-', '').toLowerCase());
const pairs = (args: readonly Code[], term: Term): string =>
  `[${listOf(term)
    .map((name, i) => `${quote(name)} => ${args[i]?.text}`)
    .join(', ')}]`;

/** A digest writes itself in hex when it is not asked for bytes. */
function hex({ text }: Code): Code {
  const ownEnd = ', true)';
  return atom(/^hash(_hmac)?\(/.test(text) ? `${text.slice(0, -ownEnd.length)})` : `bin2hex(${text})`);
}

const rows: Rows = {
  literal: (_, { param }) => atom(quote(String(param))),
  concat: (args) => infix(' . ', CONCAT, args),
  join: (args, { param }) => atom(`implode(${quote(String(param))}, ${list(args)})`),
  joinPresent: (args, { param }, writer) =>
    writer.call('joinPresent', quote(String(param)), ...args.map(({ text }) => text)),
  upper: call('strtoupper'),
  lower: call('strtolower'),
  // A string of PHP is bytes.
  utf8: ([of]) => of ?? atom("''"),
  utf8Decode: helper('utf8Text'),
  hex: ([of]) => hex(of ?? atom("''")),
  hexUpper: ([of]) => atom(`strtoupper(${hex(of ?? atom("''")).text})`),
  hexDecode: helper('hexDecode'),
  base64: call('base64_encode'),
  base64url: helper('base64UrlEncode'),
  base64Decode: helper('base64Decode'),
  base64urlDecode: helper('base64UrlDecode'),
  percentEncode: call('rawurlencode'),
  form: (args, term, writer) => writer.call('formEncode', pairs(args, term)),
  jsonObject: (args, term, writer) => writer.call('compactJson', pairs(args, term)),
  jsonString: helper('compactJson'),
  jsonMember: ([of], term, writer) => writer.call('jsonMember', of?.text ?? '', ...listOf(term).map(quote)),
  optionalMember: ([of], term, writer) => writer.call('optionalMember', of?.text ?? '', ...listOf(term).map(quote)),
  segment: ([of], term, writer) => {
    const [separator = '', index = '0', count = '1'] = listOf(term);
    return writer.call('segment', of?.text ?? '', quote(separator), index, count);
  },
  minus: helper('minus'),
  hash: ([of], term) => atom(`hash(${algorithm(term)}, ${of?.text}, true)`),
  hmac: ([key, message], term) => atom(`hash_hmac(${algorithm(term)}, ${message?.text}, ${key?.text}, true)`),
};

/** Single quotes, unless there is something that only an escape can show. */
function quote(text: string): string {
  const whole = wellFormed(text);
  if (!hasUnseen(whole)) return `'${whole.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return `"${escapeUnseen(whole.replaceAll(/["\\$]/g, '\\$&'), (digits) => `\\u{${digits}}`)}"`;
}

/** hash, openssl and streams of PHP 8.2 itself; variables have a $, so few names are reserved. */
export const php: Language = {
  id: 'php',
  label: 'PHP',
  highlight: 'php',
  testedWith: 'PHP 8.2',
  fileName: (program) => `${stemOf(program)}.php`,
  run: (program) =>
    `php ${php.fileName(program)}${program.inputs.some(({ source }) => source.from === 'stdin') ? ' < body' : ''}`,
  write,
};

const PARTS: BodyParts = {
  bind: (binding, own) => [`${own.name(binding)} = ${valueCode(binding.term, own)};`],
  probe,
  check,
  print: (binding, own) => {
    const shown = binding.term.kind === 'bytes' ? `bin2hex(${own.name(binding)})` : own.name(binding);
    return `echo ${quote(`${binding.name}: `)}, ${shown}, "\\n";`;
  },
  send,
  ok: 'echo "ok\\n";',
};

function write(program: Program): Piece[] {
  const writer = new Writer(program, {
    rows,
    helpers: PHP_HELPERS,
    spell: (words) => `$${camelCase(words)}`,
    reserved: new Set([...PHP_RESERVED].map((name) => `$${name}`)),
  });
  const inputs = program.inputs.map((input) =>
    line(`${writer.name(input.name)} = ${sourceCode(input, writer)};`, { input: input.name }),
  );
  const body = writeBody(program, writer, PARTS);
  return [
    line('<?php'),
    line(''),
    ...heading(program, php.testedWith, php.run(program)).map((words) => line(`// ${words}`)),
    line('declare(strict_types=1);'),
    ...helpersOf(writer),
    line(''),
    ...mainOf(inputs, body),
  ];
}

function sourceCode({ source }: Input, writer: Writer): string {
  switch (source.from) {
    case 'literal':
      return quote(source.text);
    case 'environment':
      return source.required
        ? writer.call('env', quote(source.variable)).text
        : `(string) getenv(${quote(source.variable)})`;
    case 'seconds':
      return '(string) time()';
    case 'milliseconds':
      return '(string) (int) (microtime(true) * 1000)';
    case 'nonce':
      return 'bin2hex(random_bytes(16))';
    case 'stdin':
      return writer.call('utf8Text', "file_get_contents('php://stdin')").text;
  }
}

/** A choice by emptiness is a conditional, every other a match. */
function valueCode(term: Term, writer: Writer): string {
  if (term.word !== 'choose') return writer.text(term);
  const [value = '', ...texts] = term.args.map((arg) => bracketed(writer.code(arg), EQUALITY + 1));
  const otherwise = texts.pop() ?? "''";
  const cases = listOf(term);
  if (cases.length === 1 && cases[0] === '') return `${value} !== '' ? ${otherwise} : ${texts[0]}`;
  const arms = armsOf(term, texts, otherwise).map(
    ([names, text]) => `    ${names.map(quote).join(', ')} => ${text},\n`,
  );
  return `match (${value}) {\n${arms.join('')}    default => ${otherwise},\n}`;
}

function probe(label: string, term: Term, writer: Writer): Piece {
  return line(`echo ${quote(label)}, "\\t", bin2hex(${writer.text(term)}), "\\n";`);
}

function check({ test, code, name }: CheckStatement, writer: Writer): Piece[] {
  const fail = writer.call('fail', quote(`${code}: ${name}`)).text;
  const unless = (condition: string) => [line(`if (${condition}) {`), line(`    ${fail};`), line('}')];
  switch (test.is) {
    case 'equal':
      return unless(`!hash_equals(${writer.text(test.expected)}, ${writer.text(test.received)})`);
    case 'oneOf': {
      const received = bracketed(writer.code(test.received), EQUALITY + 1);
      const [only = ''] = test.allowed;
      if (test.allowed.length === 1) return unless(`${received} !== ${quote(only)}`);
      return unless(`!in_array(${received}, [${test.allowed.map(quote).join(', ')}], true)`);
    }
    case 'number':
      return unless(`!${writer.call('isNumber', writer.text(test.json), quote(test.member)).text}`);
    case 'time': {
      const [time, now] = [test.time, test.now].map((term) => bracketed(writer.code(term), EQUALITY + 1));
      const [a, b] = [writer.call('number', now ?? '').text, writer.call('number', time ?? '').text];
      const isWrong = test.rule === 'expires' ? `${a} >= ${b}` : `${a} < ${b}`;
      return unless(`${time} !== '' && ${now} !== '' && ${isWrong}`);
    }
    case 'signed': {
      const args = [test.key, test.data, test.signature].map((term) => writer.text(term));
      return unless(`!${writer.call(test.algorithm === 'ES256' ? 'isSignedES256' : 'isSignedRS256', ...args).text}`);
    }
  }
}

/** Streams of PHP itself: they need no extension. */
function send({ method, url, headers, body, certificate }: RequestPlan, writer: Writer): Piece[] {
  const tls = certificate && [
    line("    'ssl' => ["),
    line(`        'local_cert' => ${writer.call('env', quote(certificate.certificate)).text},`),
    line(`        'local_pk' => ${writer.call('env', quote(certificate.key)).text},`),
    line('    ],'),
  ];
  return [
    ...headerLines(headers, writer),
    line('$context = stream_context_create(['),
    line("    'http' => ["),
    line(`        'method' => ${writer.text(method)},`),
    line("        'header' => $headers,"),
    ...(body ? [line(`        'content' => ${writer.text(body)},`)] : []),
    line("        'ignore_errors' => true,"),
    line("        'follow_location' => 0,"),
    line('    ],'),
    ...(tls ?? []),
    line(']);'),
    line(`$answer = file_get_contents(${writer.text(url)}, false, $context);`),
    line('if ($answer === false) {'),
    line(`    ${writer.call('fail', "'no answer'").text};`),
    line('}'),
    line('echo explode(\' \', $http_response_header[0])[1], "\\n", $answer, "\\n";'),
  ];
}

function headerLines(headers: readonly Header[], writer: Writer): Piece[] {
  const written = ({ name, value }: Header) => {
    const label = atom(quote(`${name}: `));
    return value.word === 'literal'
      ? quote(`${name}: ${String(value.param)}`)
      : infix(' . ', CONCAT, [label, writer.code(value)]).text;
  };
  const fixed = headers.filter(({ isOptional }) => !isOptional);
  return [
    line('$headers = ['),
    ...fixed.map((header) => line(`    ${written(header)},`)),
    line('];'),
    ...headers.flatMap((header) =>
      header.isOptional
        ? [line(`if (${writer.text(header.value)} !== '') {`), line(`    $headers[] = ${written(header)};`), line('}')]
        : [],
    ),
  ];
}
