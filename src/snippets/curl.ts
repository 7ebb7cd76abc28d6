import { curlCommand } from '../core/http/curl.ts';
import type { HttpMessage } from '../core/http/message.ts';
import { syncEngine } from '../core/crypto/sync.ts';
import { traceOperationSync } from '../core/scheme/trace.ts';
import { stemOf, type Language, type Piece } from './language.ts';
import type { Program } from './program.ts';
import type { Term } from './term.ts';
import { heading, line } from './writer.ts';

/** As the page names the files of a certificate. */
const FILES = { certificate: 'client.pem', privateKey: 'client.key' } as const;

/** The finished request: curl computes nothing, so what is signed stands in it as the panel has it now. */
export const curl: Language = {
  id: 'curl',
  label: 'curl',
  highlight: 'bash',
  testedWith: 'curl 7.88',
  isFixed: true,
  lacks: (program) => {
    if (!program.request) return 'curl only sends, and computes nothing. Choose a language to verify with.';
    const secret = carriedSecret(program);
    if (secret !== undefined)
      return `The request itself holds ${secret}. Tick “Put secret values into the code”, or choose a language that reads it from the environment.`;
    const problem = tracedOf(program).problems.find(({ severity }) => severity === 'error');
    return problem && `The request cannot be computed yet because of ${problem.field ?? 'a value'}. ${problem.fix}`;
  },
  needs: ({ request }) =>
    request?.certificate
      ? `${FILES.certificate} and ${FILES.privateKey}, the certificate and its key, in the same folder`
      : undefined,
  fileName: (program) => `${stemOf(program)}-curl.sh`,
  run: (program) => `sh ${curl.fileName(program)}`,
  write,
};

function write(program: Program): Piece[] {
  const message = messageOf(program);
  if (!message) return [];
  const client = program.request?.certificate && FILES;
  return [
    ...heading(program, curl.testedWith, curl.run(program)).map((words) => line(`# ${words}`)),
    line('# All values are as the panel has them now. A time or a nonce in it becomes stale: copy it again.'),
    line(curlCommand(message, client)),
  ];
}

function tracedOf({ operation, options }: Program) {
  return traceOperationSync(operation, options.values, syncEngine);
}

/** The message of the trace, sent where the program sends it, with the headers that only the program has. */
function messageOf(program: Program): HttpMessage | undefined {
  const { message } = tracedOf(program);
  if (!message) return undefined;
  const known = new Set(message.headers.map(([name]) => name));
  const extra = (program.request?.headers ?? []).flatMap(({ name, value }) =>
    known.has(name) || value.word !== 'literal' || value.param === '' ? [] : [[name, String(value.param)] as const],
  );
  const { origin = message.origin } = program.options;
  return { ...message, origin, headers: [...message.headers, ...extra] };
}

/** A secret that is sent as it is, and not asked into the code; a signature gives none away. */
function carriedSecret({ request, inputs }: Program): string | undefined {
  if (!request) return undefined;
  const sent = [request.url, ...request.headers.map(({ value }) => value), ...(request.body ? [request.body] : [])];
  const names = new Set(sent.flatMap(inputsIn));
  return inputs.find(({ name, isSecret, source }) => isSecret && source.from !== 'literal' && names.has(name))?.name;
}

function inputsIn({ word, param, args }: Term): string[] {
  if (word === 'hash' || word === 'hmac') return [];
  return word === 'input' ? [String(param)] : args.flatMap(inputsIn);
}
