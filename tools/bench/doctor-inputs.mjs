/** What the doctor's bench searches in vain: the richest input of each operation, as it is and with 2 kB of text. */
import { evaluateSync } from '../../src/core/recipe/evaluate.ts';
import { syncEngine } from '../../src/core/crypto/sync.ts';
import { withInitials } from '../../src/core/scheme/trace.ts';
import { RICHEST } from '../../src/doctor/fixtures/richest.ts';

/** Words with everything that encoders differ in, and nothing that JSON must escape. */
const WORDS = 'Zoë/ab+c 1.50 <x> 😊 & so on; ';
/** Where a long text can stand, the likeliest first. */
const LONG = ['body', 'redirect_uri', 'Email', 'publicKey', 'token'];

/** @param {import('../../src/core/scheme/define.ts').Operation} operation @param {string} place @param {number | undefined} octets */
export function vainTask(operation, place, octets) {
  const inputs = grown({ ...RICHEST[place] }, octets);
  const [scheme = '', name = ''] = place.split('/');
  const { result } = operation;
  if (!result) throw new Error(`${place} has no result`);
  const outcome = evaluateSync([result.expr], withInitials(operation, inputs), syncEngine).get(result.expr);
  const right = outcome?.ok && outcome.value.kind === 'text' ? outcome.value.text : '';
  // In the middle, so that the shape of the value stays what it was.
  const wrong = right === right.toLowerCase() ? 'aaaaaa' : 'AAAAAA';
  const observed = { [result.name]: right.slice(0, -12) + wrong + right.slice(-6) };
  return { scheme, operation: name, inputs, observed };
}

/** @param {Record<string, string>} inputs @param {number | undefined} octets @returns {Record<string, string>} */
function grown(inputs, octets) {
  const name = LONG.find((one) => inputs[one] !== undefined);
  const text = name === undefined ? '' : (inputs[name] ?? '');
  if (octets === undefined || name === undefined) return inputs;
  let more = '';
  while (Buffer.byteLength(text + more + WORDS) <= octets) more += WORDS;
  // Of JSON the first member that is words grows, because some operations sign only those they know.
  const grew = name === 'body' ? text.replace(/:"(?=[^"]* )/, (start) => start + more) : text + more;
  return { ...inputs, [name]: grew };
}
