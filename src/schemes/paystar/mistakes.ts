import { base64url, concat, hash, hmac, join, literal, utf8, type Expr } from '../../core/recipe/expression.ts';
import type { MistakeSource, SchemeMistake, SchemeMistakes } from '../../core/scheme/mistakes.ts';

/** Callbacks and alerts: the habits of other vendors, who sign the raw body. */
function bodySigned({ field, step }: MistakeSource): SchemeMistake[] {
  const [key, body] = [field('privateKey'), field('body')];
  const site = step('SHA-256 digest');
  const make = (id: string, names: SchemeMistake['names'], says: string, expr: Expr, cost: number): SchemeMistake => ({
    id,
    names,
    says,
    site,
    expr,
    cost,
  });
  const other = 'signed-set-differs-from-sent';
  return [
    make(
      'hmac-body',
      [['plain-hash-not-hmac', other], ['plain-hash-not-hmac'], [other]],
      'computes an HMAC of the whole body instead of a hash of the documented members',
      hmac('SHA-256', utf8(key), utf8(body)),
      1.2,
    ),
    make('body-key', [[other]], 'hashes the whole body and the key', hash('SHA-256', utf8(concat(body, key))), 1.3),
    make(
      'body-semicolon-key',
      [[other]],
      'hashes the whole body, a semicolon and the key',
      hash('SHA-256', utf8(join(';', body, key))),
      1.4,
    ),
    ...['|', '&', ',', ':', '&key='].map((separator) =>
      make(
        `body-${separator}-key`,
        [[other]],
        `hashes the whole body, ${JSON.stringify(separator)} and the key`,
        hash('SHA-256', utf8(concat(body, separator, key))),
        2.9,
      ),
    ),
    make('key-body', [[other]], 'hashes the key and the whole body', hash('SHA-256', utf8(concat(key, body))), 1.4),
    make(
      'body',
      [[other], ['params-missing-from-base'], ['passphrase-missing']],
      'hashes the whole body without the key',
      hash('SHA-256', utf8(body)),
      1.5,
    ),
  ];
}

/** Tokens written by hand (RFC 7515 section 5.1 done otherwise). */
function handMade({ step, field }: MistakeSource): SchemeMistake[] {
  const input = step('signing input') as Expr<'text'>;
  const [header, payload] = [step('header') as Expr<'text'>, step('payload') as Expr<'text'>];
  const mac = (message: Expr<'text'>): Expr => hmac('SHA-256', utf8(field('privateKey')), utf8(message));
  const site = step('signature').args[0];
  if (!site) return [];
  return [
    {
      id: 'json-signed',
      names: [['url-encoding'], ['wrong-inner-digest'], ['signed-set-differs-from-sent']],
      says: 'signs header and payload as JSON, before they are base64url-encoded',
      site,
      expr: mac(join('.', header, payload)),
    },
    {
      id: 'payload-signed',
      names: [['params-missing-from-base']],
      says: 'signs the JSON of the payload alone',
      site,
      expr: mac(payload),
    },
    {
      id: 'dot-after',
      names: [['missing-separator']],
      says: 'signs with a dot after the payload',
      site,
      expr: mac(concat(input, literal('.'))),
    },
    {
      id: 'json-together',
      names: [['url-encoding', 'missing-separator'], ['url-encoding'], ['missing-separator']],
      says: 'signs the JSON of header and payload one after the other',
      site,
      expr: mac(concat(header, payload)),
      cost: 2,
    },
    {
      id: 'payload-plain',
      names: [['url-encoding']],
      says: 'signs the payload as JSON, before it is base64url-encoded',
      site,
      expr: mac(join('.', input.args[0] as Expr<'text'>, payload)),
      cost: 2,
    },
    {
      id: 'parts-twice',
      names: [['double-base64'], ['signed-set-differs-from-sent']],
      says: 'signs header and payload base64url-encoded twice, and sends them encoded once',
      site,
      expr: mac(join('.', ...input.args.map((part) => base64url(utf8(part as Expr<'text'>))))),
    },
    {
      id: 'input-twice',
      names: [['double-base64'], ['signed-set-differs-from-sent']],
      says: 'signs the base64url of header and payload, which are base64url already',
      site,
      expr: mac(base64url(utf8(input))),
    },
    {
      id: 'public-key-signed',
      names: [['params-missing-from-base']],
      says: 'signs publicKey alone, no header and payload',
      site,
      expr: mac(field('publicKey')),
      cost: 2,
    },
  ];
}

/** Bodies signed whole where members are asked for, and tokens whose three parts are joined or encoded by hand. */
export const mistakes: SchemeMistakes = { callback: bodySigned, alert: bodySigned, bearer: handMade };
