import { helpersOf, mainOf, writeBody, type BodyParts } from './body.ts';
import { stemOf, type Language, type Piece } from './language.ts';
import { snakeCase } from './names.ts';
import type { CheckStatement, Input, Program, RequestPlan } from './program.ts';
import { RUBY_HELPERS, RUBY_RESERVED } from './ruby-helpers.ts';
import type { Term } from './term.ts';
import { escapeUnseen, hasUnseen, wellFormed } from './unseen.ts';
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
  type Rows,
} from './writer.ts';

/** How tightly a comparison and a sum hold together. */
const [EQUALITY, SUM] = [30, 50];

const method =
  (call: string): Rows['upper'] =>
  ([of]) =>
    atom(`${of ? bracketed(of, ATOM) : ''}.${call}`);
const pairs = (args: readonly Code[], term: Term): string =>
  `{ ${listOf(term)
    .map((name, i) => `${quote(name)} => ${args[i]?.text}`)
    .join(', ')} }`;
const digest = (term: Term): string => quote(String(term.param).replace('-', ''));

/** A digest writes itself in hex when it is asked to. */
function hex(of: Code): Code {
  const own = /^OpenSSL::(HMAC|Digest)\.digest/;
  return atom(
    own.test(of.text) ? of.text.replace(own, 'OpenSSL::$1.hexdigest') : `${bracketed(of, ATOM)}.unpack1('H*')`,
  );
}

const rows: Rows = {
  literal: (_, { param }) => atom(quote(String(param))),
  concat: (args, term) => {
    const parts = args.map((code, i) => {
      const text = String(term.args[i]?.param);
      return term.args[i]?.word === 'literal' && code.text === quote(text) ? text : code;
    });
    return parts.every((part) => typeof part !== 'string') ? infix(' + ', SUM, args) : atom(interpolated(parts));
  },
  join: (args, { param }) => atom(`${list(args)}.join(${quote(String(param))})`),
  joinPresent: (args, { param }) => atom(`${list(args)}.reject(&:empty?).join(${quote(String(param))})`),
  upper: method('upcase'),
  lower: method('downcase'),
  utf8: method('b'),
  utf8Decode: helper('utf8_text'),
  hex: ([of]) => hex(of ?? atom("''")),
  hexUpper: ([of]) => atom(`${hex(of ?? atom("''")).text}.upcase`),
  hexDecode: helper('hex_decode'),
  base64: ([of], _, writer) => imported(writer, 'base64', `Base64.strict_encode64(${of?.text})`),
  base64url: ([of], _, writer) => imported(writer, 'base64', `Base64.urlsafe_encode64(${of?.text}, padding: false)`),
  base64Decode: helper('base64_decode'),
  base64urlDecode: helper('base64url_decode'),
  percentEncode: ([of], _, writer) => imported(writer, 'erb', `ERB::Util.url_encode(${of?.text})`),
  form: (args, term, writer) => writer.call('form_encode', pairs(args, term)),
  jsonObject: (args, term, writer) => imported(writer, 'json', `JSON.generate(${pairs(args, term)})`),
  jsonString: ([of], _, writer) => imported(writer, 'json', `JSON.generate(${of?.text})`),
  jsonMember: ([of], term, writer) => writer.call('json_member', of?.text ?? '', ...listOf(term).map(quote)),
  optionalMember: ([of], term, writer) =>
    writer.call('json_member', of?.text ?? '', ...listOf(term).map(quote), "default: ''"),
  segment: ([of], term, writer) => {
    const [separator = '', index = '0', count = '1'] = listOf(term);
    return writer.call('segment', of?.text ?? '', quote(separator), index, count);
  },
  minus: helper('minus'),
  hash: ([of], term, writer) =>
    imported(writer, 'openssl', `OpenSSL::Digest.digest(${digest(term)}, ${raw(of, term.args[0], writer)})`),
  hmac: ([key, of], term, writer) => {
    const args = [raw(key, term.args[0], writer), raw(of, term.args[1], writer)];
    return imported(writer, 'openssl', `OpenSSL::HMAC.digest(${digest(term)}, ${args.join(', ')})`);
  },
};

function imported(writer: Writer, library: string, text: string): Code {
  writer.needs(library);
  return atom(text);
}

/** What OpenSSL takes: a text is its UTF-8 bytes to it. */
function raw(code: Code | undefined, term: Term | undefined, writer: Writer): string {
  const [inner] = term?.word === 'utf8' ? term.args : [];
  const text = inner && writer.code(inner);
  return text && code?.text === `${bracketed(text, ATOM)}.b` ? text.text : (code?.text ?? '');
}

/** Single quotes where nothing has to be escaped. */
function quote(text: string): string {
  const whole = wellFormed(text);
  return hasUnseen(whole) || /[\\']/.test(whole) ? `"${escaped(whole).replaceAll('"', '\\"')}"` : `'${whole}'`;
}

/** Texts and code in a row; other quotes where the texts have quotes of their own. */
function interpolated(parts: readonly (string | Code)[]): string {
  const hasQuotes = parts.some((part) => typeof part === 'string' && part.includes('"'));
  const written = parts.map((part) => {
    if (typeof part !== 'string') return `#{${part.text}}`;
    return hasQuotes ? escaped(part).replaceAll(/[()]/g, '\\$&') : escaped(part);
  });
  return hasQuotes ? `%(${written.join('')})` : `"${written.join('')}"`;
}

function escaped(text: string): string {
  return escapeUnseen(wellFormed(text).replaceAll(/\\|#(?=[{$@])/g, '\\$&'));
}

/** openssl, net/http and json of Ruby 3.1 itself. */
export const ruby: Language = {
  id: 'ruby',
  label: 'Ruby',
  highlight: 'ruby',
  testedWith: 'Ruby 3.1',
  fileName: (program) => `${stemOf(program).replaceAll('-', '_')}.rb`,
  run: (program) =>
    `ruby ${ruby.fileName(program)}${program.inputs.some(({ source }) => source.from === 'stdin') ? ' < body' : ''}`,
  write,
};

const PARTS: BodyParts = {
  bind: (binding, own) => {
    const name = own.name(binding);
    return [`${name} = ${valueCode(name, binding.term, own)}`];
  },
  probe,
  check,
  print: (binding, own) => {
    const shown = binding.term.kind === 'bytes' ? `${own.name(binding)}.unpack1('H*')` : own.name(binding);
    return `puts ${interpolated([`${binding.name}: `, atom(shown)])}`;
  },
  send,
  ok: "puts 'ok'",
};

function write(program: Program): Piece[] {
  const writer = new Writer(program, { rows, helpers: RUBY_HELPERS, spell: snakeCase, reserved: RUBY_RESERVED });
  const inputs = program.inputs.map((input) =>
    line(`${writer.name(input.name)} = ${sourceCode(input, writer)}`, { input: input.name }),
  );
  const body = writeBody(program, writer, PARTS);
  return [
    line('# frozen_string_literal: true'),
    line(''),
    ...heading(program, ruby.testedWith, ruby.run(program)).map((words) => line(`# ${words}`)),
    ...[...writer.imports].toSorted().map((name) => line(`require '${name}'`)),
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
        : `ENV.fetch(${quote(source.variable)}, '')`;
    case 'seconds':
      return 'Time.now.to_i.to_s';
    case 'milliseconds':
      return 'Process.clock_gettime(Process::CLOCK_REALTIME, :millisecond).to_s';
    case 'nonce':
      writer.needs('securerandom');
      return 'SecureRandom.hex(16)';
    case 'stdin':
      return writer.call('utf8_text', '$stdin.binmode.read').text;
  }
}

/** A choice by emptiness is a conditional, every other a case. */
function valueCode(name: string, term: Term, writer: Writer): string {
  if (term.word !== 'choose') return writer.text(term);
  const [value, ...texts] = term.args.map((arg) => writer.code(arg));
  const [subject, branches] = [value ? bracketed(value, ATOM) : '', texts.map((own) => bracketed(own, EQUALITY + 1))];
  const otherwise = branches.pop() ?? "''";
  const cases = listOf(term);
  if (cases.length === 1 && cases[0] === '') return `${subject}.empty? ? ${branches[0]} : ${otherwise}`;
  const indent = ' '.repeat(`${name} = `.length);
  const arms = armsOf(term, branches, otherwise).map(
    ([names, text]) => `${indent}when ${names.map(quote).join(', ')} then ${text}\n`,
  );
  return `case ${subject}\n${arms.join('')}${indent}else ${otherwise}\n${indent}end`;
}

function probe(label: string, term: Term, writer: Writer): Piece {
  return line(`puts ${quote(`${label}\t`)} + ${bracketed(writer.code(term), ATOM)}.unpack1('H*')`);
}

function check({ test, code, name }: CheckStatement, writer: Writer): Piece[] {
  const fail = `abort ${quote(`${code}: ${name}`)}`;
  switch (test.is) {
    case 'equal': {
      writer.needs('openssl');
      return [
        line(`${fail} unless OpenSSL.secure_compare(${writer.text(test.received)}, ${writer.text(test.expected)})`),
      ];
    }
    case 'oneOf': {
      const received = writer.code(test.received);
      const [only = ''] = test.allowed;
      if (test.allowed.length === 1)
        return [line(`${fail} unless ${bracketed(received, EQUALITY + 1)} == ${quote(only)}`)];
      return [line(`${fail} unless [${test.allowed.map(quote).join(', ')}].include?(${received.text})`)];
    }
    case 'number':
      writer.help('number');
      return [line(`${fail} unless number?(${writer.text(test.json)}, ${quote(test.member)})`)];
    case 'time': {
      const [time, now] = [test.time, test.now].map((term) => bracketed(writer.code(term), ATOM));
      const isWrong = test.rule === 'expires' ? `Float(${now}) >= Float(${time})` : `Float(${now}) < Float(${time})`;
      return [line(`${fail} if !${time}.empty? && !${now}.empty? && ${isWrong}`)];
    }
    case 'signed': {
      const own = test.algorithm === 'ES256' ? 'signed_es256' : 'signed_rs256';
      writer.help(own);
      const args = [test.key, test.data, test.signature].map((term) => writer.text(term));
      return [line(`${fail} unless ${own}?(${args.join(', ')})`)];
    }
  }
}

function send({ method: verb, url, headers, body, certificate }: RequestPlan, writer: Writer): Piece[] {
  writer.needs('net/http');
  const optional = headers.filter(({ isOptional }) => isOptional);
  const text = body ? writer.text(body) : 'nil';
  const content = !body || isNeverEmpty(body) ? text : `(${text} unless ${bracketed(writer.code(body), ATOM)}.empty?)`;
  const file = (name: string) => `File.read(${writer.call('env', quote(name)).text})`;
  if (certificate) writer.needs('openssl');
  const tls = certificate && [
    line('tls = {'),
    line(`  cert: OpenSSL::X509::Certificate.new(${file(certificate.certificate)}),`),
    line(`  key: OpenSSL::PKey.read(${file(certificate.key)})`),
    line('}'),
  ];
  return [
    line(`endpoint = URI(${writer.text(url)})`),
    line('headers = {'),
    ...headers
      .filter(({ isOptional }) => !isOptional)
      .map(({ name, value }, i, all) =>
        line(`  ${quote(name)} => ${writer.text(value)}${i + 1 < all.length ? ',' : ''}`),
      ),
    line('}'),
    ...optional.map(({ name, value }) => {
      const own = bracketed(writer.code(value), ATOM);
      return line(`headers[${quote(name)}] = ${own} unless ${own}.empty?`);
    }),
    ...(tls ?? []),
    line(
      `response = Net::HTTP.start(endpoint.host, endpoint.port, use_ssl: endpoint.scheme == 'https'${tls ? ', **tls' : ''}) do |http|`,
    ),
    line(`  http.send_request(${writer.text(verb)}, endpoint.request_uri, ${content}, headers)`),
    line('end'),
    line('puts response.code'),
    line('puts response.body'),
  ];
}
