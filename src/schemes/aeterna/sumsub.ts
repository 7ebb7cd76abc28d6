import { concat, field, hex, hmac, upper, utf8 } from '../../core/recipe/expression.ts';
import type { Confusable } from '../../core/scheme/define.ts';
import { method, uri } from '../../core/scheme/fields.ts';

const METHOD = method('method', 'The HTTP method of the call: Sumsub signs it, Aeterna does not.', { initial: 'POST' });
const PATH = uri('path', 'Path and query of the call: Sumsub signs them, Aeterna does not.', { initial: '/' });

const string = concat(field('X-App-Access-Ts'), upper(field(METHOD.name)), field(PATH.name), field('body'));
const mac = hmac('SHA-256', utf8(field('SecretToken')), utf8(string));
const signature = hex(mac);

/** The other vendor with the headers X-App-Token, X-App-Access-Ts and X-App-Access-Sig: docs.sumsub.com/reference/authentication. */
export const sumsub: Confusable = {
  id: 'sumsub',
  name: 'Sumsub',
  host: 'api.sumsub.com',
  operation: 'request',
  fields: [METHOD, PATH],
  steps: [
    { name: 'string to sign', expr: string },
    { name: 'HMAC-SHA256', expr: mac },
    { name: 'X-App-Access-Sig', expr: signature },
  ],
  result: signature,
  says: 'This is a Sumsub signature. Its headers have the same names, but it signs time, method, path and body instead of time and e-mail. Public code for X-App-Access-Sig is nearly always Sumsub’s; Aeterna wants the e-mail after the time and nothing else.',
  source: 'docs.sumsub.com/reference/authentication; SumSubstance/agent-skills@32e925b3',
};
