import { BASH_HELPERS, BASH_RESERVED } from './bash-helpers.ts';
import { hoisted } from './bash-hoist.ts';
import {
  BYTES,
  bytesCommand,
  joined,
  quote,
  QUOTED,
  stream,
  substituted,
  TEXT,
  textCommand,
  unquoted,
  word,
  WORD,
} from './bash-words.ts';
import { stemOf, type Language, type Piece } from './language.ts';
import { snakeCase } from './names.ts';
import type { Binding, CheckStatement, Input, Program, RequestPlan } from './program.ts';
import type { Term } from './term.ts';
import { armsOf, ATOM, heading, line, listOf, probesOf, Writer, type Code, type Rows } from './writer.ts';

const words = (args: readonly Code[]): string[] => args.map(word);
const none: Code = { text: "''", binds: QUOTED };

/** A helper's command line. */
function command(writer: Writer, helper: string, ...args: readonly string[]): string {
  writer.help(helper);
  return [helper, ...args].join(' ');
}

/** A command that reads bytes: where they are kept in a variable, `from_hex` writes them. */
function piped(of: Code | undefined, reader: string, writer: Writer): string {
  const own = of ?? none;
  if (own.binds === ATOM) writer.help('from_hex');
  return `${stream(own)} | ${reader}`;
}

/** Bytes in hexadecimal, which is how variables hold them. */
function hexOf(of: Code | undefined, writer: Writer): Code {
  if (of?.binds === ATOM) return joined([of]);
  return substituted(piped(of, command(writer, 'to_hex'), writer));
}

const substitution =
  (helper: string): Rows['upper'] =>
  (args, _, writer) =>
    substituted(command(writer, helper, ...words(args)));
const cased =
  (operator: string): Rows['upper'] =>
  ([of]) =>
    of?.binds === ATOM ? { text: `"\${${of.text}${operator}}"`, binds: QUOTED } : (of ?? none);
const bytes =
  (helper: string): Rows['upper'] =>
  (args, _, writer) =>
    bytesCommand(command(writer, helper, ...words(args)));
const pairs =
  (helper: string): Rows['form'] =>
  (args, term, writer) =>
    substituted(command(writer, helper, ...listOf(term).flatMap((name, i) => [quote(name), word(args[i] ?? none)])));
const member =
  (helper: string): Rows['jsonMember'] =>
  (args, term, writer) =>
    textCommand(command(writer, helper, ...words(args), ...listOf(term).map(quote)));
const digest = ({ param }: Term): string => String(param).replace('-', '').toLowerCase();
/** A literal stays the text it is, so that it shares its neighbours' quotes. */
const parts = (args: readonly Code[], term: Term): (Code | string)[] =>
  args.map((arg, i) => {
    const own = term.args[i];
    return own?.word === 'literal' && arg.binds !== ATOM ? String(own.param) : arg;
  });

const rows: Rows = {
  literal: (_, { param }) => ({ text: quote(String(param)), binds: WORD }),
  concat: (args, term) => joined(parts(args, term)),
  join: (args, term) => joined(parts(args, term).flatMap((part, i) => (i ? [String(term.param), part] : [part]))),
  joinPresent: (args, { param }, writer) =>
    textCommand(command(writer, 'join_present', quote(String(param)), ...words(args))),
  upper: cased('^^'),
  lower: cased(',,'),
  utf8: ([of]) => bytesCommand(`printf '%s' ${word(of ?? none)}`),
  utf8Decode: ([of], _, writer) => textCommand(piped(of, command(writer, 'utf8_text'), writer)),
  hex: ([of], _, writer) => hexOf(of, writer),
  hexUpper: ([of], _, writer) =>
    of?.binds === ATOM
      ? { text: `"\${${of.text}^^}"`, binds: QUOTED }
      : substituted(piped(of, `${command(writer, 'to_hex')} | tr a-f A-F`, writer)),
  hexDecode: bytes('from_hex'),
  base64: ([of], _, writer) => substituted(piped(of, 'openssl base64 -A', writer)),
  base64url: ([of], _, writer) => substituted(piped(of, command(writer, 'base64url'), writer)),
  base64Decode: bytes('base64_decode'),
  base64urlDecode: bytes('base64url_decode'),
  percentEncode: substitution('percent_encode'),
  form: pairs('form_encode'),
  jsonObject: pairs('json_object'),
  jsonString: substitution('json_string'),
  jsonMember: member('json_member'),
  optionalMember: member('optional_member'),
  segment: (args, term, writer) => {
    const [separator = '', index = '0', count = '1'] = listOf(term);
    return textCommand(command(writer, 'segment', ...words(args), quote(separator), index, count));
  },
  minus: substitution('minus'),
  hash: ([of], term, writer) => bytesCommand(piped(of, `openssl dgst -${digest(term)} -binary`, writer)),
  hmac: ([key, message], term, writer) =>
    bytesCommand(piped(message, command(writer, 'hmac', digest(term), hexOf(key, writer).text), writer)),
};

/** OpenSSL computes, curl sends. Refuses (`lacks`) a program with NUL in a fixed text. */
export const bash: Language = {
  id: 'bash',
  label: 'Bash',
  highlight: 'bash',
  testedWith: 'Bash 5.2, OpenSSL 3.0 and curl 7.88',
  lacks: ({ inputs }) =>
    inputs.some(({ source }) => source.from === 'literal' && source.text.includes('\0'))
      ? 'A shell variable cannot hold a NUL character, and one of the values has one.'
      : undefined,
  fileName: (program) => `${stemOf(program)}.sh`,
  run: (program) =>
    `bash ${bash.fileName(program)}${program.inputs.some(({ source }) => source.from === 'stdin') ? ' < body' : ''}`,
  write: (program) => write(hoisted(program)),
};

function write(program: Program): Piece[] {
  const writer = new Writer(program, { rows, helpers: BASH_HELPERS, spell: snakeCase, reserved: BASH_RESERVED });
  const inputs = program.inputs.flatMap((input) => readInput(input, writer));
  const body = [
    ...program.statements.flatMap((statement) =>
      statement.do === 'bind' ? bind(statement.binding, writer) : check(statement, writer),
    ),
    ...ending(program, writer),
  ];
  return [
    line('#!/usr/bin/env bash'),
    ...heading(program, bash.testedWith, bash.run(program)).map((own) => line(`# ${own}`)),
    line('set -euo pipefail'),
    line('export LC_ALL=C # bytes, not characters'),
    line(''),
    ...writer.helperCode().flatMap((code) => [line(code), line('')]),
    ...inputs,
    ...(inputs.length > 0 ? [line('')] : []),
    ...body,
  ];
}

function readInput(input: Input, writer: Writer): Piece[] {
  const name = writer.name(input.name);
  const own = { input: input.name };
  if (input.source.from === 'stdin') return kept(name, command(writer, 'utf8_text')).map((text) => line(text, own));
  return [line(`${name}=${sourceCode(input.source)}`, own)];
}

function sourceCode(source: Exclude<Input['source'], { from: 'stdin' }>): string {
  switch (source.from) {
    case 'literal':
      return quote(source.text);
    case 'environment':
      return source.required ? fromEnvironment(source.variable) : `\${${source.variable}-}`;
    case 'seconds':
      return '$(date +%s)';
    case 'milliseconds':
      return '$(date +%s%3N)';
    case 'nonce':
      return '$(openssl rand -hex 16)';
  }
}

function fromEnvironment(variable: string): string {
  return `\${${variable}:?set ${variable} in the environment}`;
}

/** `$( )` takes line feeds off the end; behind a full stop they are safe. */
function kept(name: string, commandLine: string): string[] {
  return [`${name}=$(${commandLine} && echo .)`, `${name}=\${${name}%.}`];
}

function bind(binding: Binding, writer: Writer): Piece[] {
  const name = writer.name(binding);
  const own = binding.isStep ? { step: binding.name } : {};
  const written = (binding.term.word === 'choose' ? chosen : assigned)(name, binding.term, writer);
  writer.bound(binding);
  const lines = written.map((text) => line(text, own));
  return writer.program.probe && isProbed(binding, writer.program)
    ? [...lines, probe(binding.name, binding.term, writer)]
    : lines;
}

/** A hoisted value is none of the program's own, and its label may be a step's. */
function isProbed(binding: Binding, { statements }: Program): boolean {
  return (
    binding.isStep ||
    statements.every((other) => other.do !== 'bind' || !other.binding.isStep || other.binding.name !== binding.name)
  );
}

function assigned(name: string, term: Term, writer: Writer): string[] {
  const code = writer.code(term);
  if (code.binds === TEXT) return kept(name, code.text);
  if (code.binds === BYTES) return [`${name}=${unquoted(hexOf(code, writer))}`];
  return [`${name}=${unquoted(code)}`];
}

/** Bash has no conditional expression: a choice is an if or a case. */
function chosen(name: string, term: Term, writer: Writer): string[] {
  const [value, ...branches] = term.args.map((arg) => writer.code(arg));
  const own = branches.map((branch) => `${name}=${unquoted(branch)}`);
  const otherwise = own.pop() ?? '';
  const cases = listOf(term);
  const tested = unquoted(value ?? none);
  if (cases.length === 1 && cases[0] === '' && own[0] === `${name}=''`)
    return [own[0], `if [[ -n ${tested} ]]; then`, `  ${otherwise}`, 'fi'];
  return [
    `case ${tested} in`,
    ...armsOf(term, own, otherwise).map(([names, code]) => `  ${names.map(quote).join(' | ')}) ${code} ;;`),
    `  *) ${otherwise} ;;`,
    'esac',
  ];
}

function probe(label: string, term: Term, writer: Writer): Piece {
  const code = writer.code(term);
  const hex = term.kind === 'bytes' ? code : bytesCommand(`printf '%s' ${word(code)}`);
  return line(`printf '%s\\t%s\\n' ${quote(label)} ${hexOf(hex, writer).text}`);
}

function check(statement: CheckStatement, writer: Writer): Piece[] {
  const says = command(writer, 'fail', quote(`${statement.code}: ${statement.name}`));
  return [line(`if ${failure(statement, writer)}; then`), line(`  ${says}`), line('fi')];
}

/** What succeeds when the check does not hold. */
function failure({ test }: CheckStatement, writer: Writer): string {
  const own = (term: Term): string => word(writer.code(term));
  const bare = (term: Term): string => unquoted(writer.code(term));
  switch (test.is) {
    case 'equal':
      return `! ${command(writer, 'is_same', own(test.received), own(test.expected))}`;
    case 'oneOf':
      return `[[ ${test.allowed.map((text) => `${bare(test.received)} != ${quote(text)}`).join(' && ')} ]]`;
    case 'number':
      return `! ${command(writer, 'has_number', own(test.json), quote(test.member))}`;
    case 'time': {
      const [time, now] = [own(test.time), own(test.now)];
      const isLess = command(writer, 'is_less', now, time);
      return `[[ -n ${bare(test.time)} && -n ${bare(test.now)} ]] && ${test.rule === 'expires' ? '! ' : ''}${isLess}`;
    }
    case 'signed': {
      const signature = writer.code(test.signature);
      if (signature.binds === ATOM) writer.help('from_hex');
      const file =
        test.algorithm === 'ES256' ? command(writer, 'ecdsa_der', hexOf(signature, writer).text) : stream(signature);
      const verify = command(writer, 'is_signed', own(test.key), `<(${file})`);
      return `! ${piped(writer.code(test.data), verify, writer)}`;
    }
  }
}

function ending(program: Program, writer: Writer): Piece[] {
  if (program.probe) return probesOf(program).map(([label, term]) => probe(label, term, writer));
  const prints = program.prints.map((binding) =>
    line(`printf '%s\\n' ${joined([`${binding.name}: `, writer.code(binding.term)]).text}`, { step: binding.name }),
  );
  if (program.request) return [...prints, line(''), ...send(program.request, writer)];
  return [...prints, line('echo ok')];
}

/** Whether a value may be nothing, or blanks: of a header, curl then needs to be told that it is meant. */
function mayBeEmpty({ word: is, param, args }: Term): boolean {
  if (is === 'literal') return String(param).trim() === '';
  return is !== 'hash' && is !== 'hmac' && args.every(mayBeEmpty);
}

function send({ method, url, headers, body, certificate }: RequestPlan, writer: Writer): Piece[] {
  const own = (term: Term): string => word(writer.code(term));
  const files = certificate && [
    `options+=(--cert "${fromEnvironment(certificate.certificate)}" --key "${fromEnvironment(certificate.key)}")`,
  ];
  const conditional = (of: Term, option: string): string[] => [
    `if [[ -n ${unquoted(writer.code(of))} ]]; then`,
    `  ${option}`,
    'fi',
  ];
  const lines = [
    `options=(--silent --show-error --globoff --path-as-is --request ${own(method)})`,
    ...headers.flatMap(({ name, value, isOptional }) => {
      const option =
        mayBeEmpty(value) && !isOptional
          ? command(writer, 'add_header', quote(name), own(value))
          : `options+=(--header ${joined([`${name}: `, writer.code(value)]).text})`;
      return isOptional ? conditional(value, option) : [option];
    }),
    ...(body ? conditional(body, 'options+=(--data-binary @-)') : []),
    ...(files ?? []),
    `response=$(${body ? `printf '%s' ${own(body)} | ` : ''}curl "\${options[@]}" --write-out '\\n%{http_code}' ${own(url)})`,
    `printf '%s\\n' "\${response##*$'\\n'}" "\${response%$'\\n'*}"`,
  ];
  return lines.map((text) => line(text));
}
