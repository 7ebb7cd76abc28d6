import { base64, concat, hash, join, literal, utf8, whenPresent, type Expr } from '../../core/recipe/expression.ts';
import type { MistakeSource, SchemeMistake, SchemeMistakes } from '../../core/scheme/mistakes.ts';

/** The other drafts of the MAC scheme, and clients written for them (draft-hammer-oauth-v2-mac-token-05, draft-ietf-oauth-v2-http-mac). */
function otherDrafts({ field, step }: MistakeSource): SchemeMistake[] {
  const site = step('normalized request string');
  const bodyHash = step('body_hash') as Expr<'text'>;
  const [, nonce, method, uri, host, port, ext] = site.args as readonly Expr<'text'>[];
  const ts = field('ts');
  if (!nonce || !method || !uri || !host || !port || !ext) return [];
  const version: SchemeMistake['names'] = [['wrong-scheme-version']];
  const empty = literal('');
  const make = (id: string, says: string, expr: Expr, names = version): SchemeMistake => ({
    id,
    names,
    says,
    site,
    expr,
  });
  return [
    make(
      'hammer-05',
      'signs the layout of the 2011 draft: no ts, and the body hash on a line of its own',
      join('\n', nonce, method, uri, host, port, bodyHash, empty, empty),
    ),
    make(
      'hammer-05-ext',
      'signs the layout of the 2011 draft: no ts, and the body hash on a line of its own',
      join('\n', nonce, method, uri, host, port, bodyHash, ext, empty),
    ),
    make(
      'body-hash-line',
      'puts the body hash on a line of its own',
      join('\n', ts, nonce, method, uri, host, port, bodyHash, ext, empty),
    ),
    make(
      'bare-body-hash',
      'signs the body hash without body_hash= before it',
      join('\n', ts, nonce, method, uri, host, port, bodyHash, empty),
      [['prefix-missing-or-included']],
    ),
  ];
}

/** What other users of the scheme put into ext. */
function otherExt({ step }: MistakeSource): SchemeMistake[] {
  const bodyHash = step('body_hash');
  const [body, encoded] = bodyHash.args as readonly Expr<'text'>[];
  if (bodyHash.op !== 'whenPresent' || !body || !encoded) return [];
  const site = bodyHash;
  return ['application/json', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded'].map((type) => ({
    id: `content-type-${type}`,
    names: [['wrong-inner-digest'], ['signed-set-differs-from-sent']],
    says: `hashes the content type ${type} and the body instead of the body`,
    site,
    expr: whenPresent(body, base64(hash('SHA-256', utf8(concat(type, body))))),
    cost: 2,
  }));
}

/** The form put into the address (Guzzle's `query`, axios' `params`), where no body is left to hash. */
function formInQuery({ field, step }: MistakeSource): SchemeMistake[] {
  const site = step('normalized request string');
  const [ts, nonce, method, uri, host, port, ext] = site.args as readonly Expr<'text'>[];
  if (!ts || !nonce || !method || !uri || !host || !port || !ext) return [];
  const target = concat(uri, '?', step('form body') as Expr<'text'>);
  const made = (id: string, says: string, signed: Expr<'text'>, cost: number): SchemeMistake => ({
    id,
    names: [['body-vs-query'], ['signed-set-differs-from-sent']],
    says,
    site,
    expr: join('\n', ts, nonce, method, target, host, port, signed, literal('')),
    cost,
  });
  return [
    made('form-in-query', 'puts the form into the address, and no body is left to hash', field('ext'), 2.4),
    made('form-in-query-too', 'puts the form into the address as well as into the body', ext, 2.9),
  ];
}

const both = (given: MistakeSource): SchemeMistake[] => [...otherDrafts(given), ...otherExt(given)];

/**
 * Both operations sign the same string, so both get the layouts of other drafts of draft-ietf-oauth-v2-http-mac
 * and foreign ext.
 */
export const mistakes: SchemeMistakes = {
  mac: both,
  'oauth-token': (given) => [...both(given), ...formInQuery(given)],
};
