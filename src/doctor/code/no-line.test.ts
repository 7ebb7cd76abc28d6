import { expect, it } from 'vitest';

import type { CodeLanguage } from '../../core/recipe/op.ts';
import { factsAt } from '../fixtures/facts.ts';
import type { How } from '../how.ts';
import { codeFixes } from './index.ts';

// Mistakes of which a line of code would be a picture of something else: there are words alone.

const none: readonly (readonly [place: string, cause: string, how: How, language: CodeLanguage])[] = [
  ['aeterna/webhook', 'python-repr-body', { id: 'shown-python', of: 'body' }, 'javascript'],
  ['aeterna/webhook', 'python-repr-body', { id: 'shown-python', of: 'body' }, 'go'],
  ['aeterna/webhook', 'body-object-to-string', { id: 'body-object', of: 'body', text: 'Array' }, 'javascript'],
  ['aeterna/webhook', 'body-object-to-string', { id: 'shown-ruby', of: 'body' }, 'python'],
  ['aeterna/webhook', 'form-vs-json', { id: 'to-form-php', of: 'body' }, 'javascript'],
  ['aeterna/webhook', 'byte-array-to-string', { id: 'body-bytes-python', of: 'body' }, 'javascript'],
  ['aeterna/webhook', 'byte-array-to-string', { id: 'body-bytes-js', of: 'body' }, 'python'],
  ['aeterna/webhook', 'html-entity-encoded', { id: 'html-decoded', of: 'body' }, 'php'],
  ['aeterna/webhook', 'charset-platform-default', { id: 'charset', charset: 'cesu-8' }, 'java'],
  ['aeterna/webhook', 'charset-latin1-truncate', { id: 'charset', charset: 'iso-8859-1' }, 'javascript'],
  ['aeterna/webhook', 'charset-platform-default', { id: 'charset', charset: 'macintosh' }, 'javascript'],
  ['aeterna/webhook', 'json-escaped-unicode', { id: 'unicode-escaped', of: 'body' }, 'go'],
  ['paystar/callback', 'number-formatting', { id: 'amount-quoted', of: 'amount' }, 'javascript'],
  ['paystar/callback', 'number-formatting', { id: 'amount-currency', of: 'amount', text: '€' }, 'php'],
  ['aeterna/webhook', 'trailing-newline', { id: 'hmac/piped', algorithm: 'SHA-256' }, 'bash'],
  ['paynet/auth', 'trailing-newline', { id: 'hash/piped' }, 'python'],
  ['paysera/mac', 'trailing-newline', { id: 'inner/base64-of-sum' }, 'bash'],
  ['aeterna/request', 'html-entity-encoded', { id: 'html-net', of: 'Email' }, 'csharp'],
  ['aeterna/webhook', 'wrapper-object-signed', { id: 'wrapped-php', of: 'body', text: 'data' }, 'php'],
  ['aeterna/request', 'signed-set-differs-from-sent', { id: 'list/written-form', names: ['Email'] }, 'php'],
  ['paysera/oauth-token', 'percent-hex-case', { id: 'from-form-lower', of: 'the form' }, 'javascript'],
  ['paynet/auth', 'number-formatting', { id: 'php-float', of: 'id', at: 17 }, 'javascript'],
  ['paynet/auth', 'timestamp-format', { id: 'java-double', of: 'id' }, 'java'],
  ['paysera/mac', 'method-mismatch', { id: 'case/as-is', of: 'host' }, 'javascript'],
  ['aeterna/webhook', 'body-reserialised-json', { id: 'json', of: 'body', writers: ['php-sorted'] }, 'php'],
  ['aeterna/request', 'hex-leading-zero-dropped', { id: 'digest/signed-number', of: 'the result' }, 'javascript'],
  ['aeterna/webhook', 'chained-hmac', { id: 'hmac/twice-hex' }, 'javascript'],
  ['aeterna/webhook', 'nul-terminator', { id: 'buffer', of: 'body' }, 'java'],
  ['paystar/alert', 'literal-undefined', { id: 'list/unread', text: 'undefined' }, 'javascript'],
  ['aeterna/webhook', 'literal-undefined', { id: 'own-name', of: 'SecretToken' }, 'javascript'],
  ['aeterna/webhook', 'utf8-bom', { id: 'no-bom', of: 'body' }, 'javascript'],
  ['aeterna/request', 'secret-base64-encoded-extra', { id: 'key/base64-extra-lf', of: 'SecretToken' }, 'php'],
  ['aeterna/request', 'secret-hex-decoded-wrongly', { id: 'key/guid-bytes', of: 'SecretToken' }, 'csharp'],
  ['aeterna/request', 'hex-padding-bug', { id: 'digest/signed-padded', of: 'the result' }, 'java'],
  ['paynet/auth', 'base64-of-hex', { id: 'digest/base64hexprinted', of: 'the result' }, 'bash'],
  ['paysera/mac', 'missing-separator', { id: 'list/line', text: '\n  ' }, 'go'],
  ['paysera/oauth-token', 'query-missing-from-path', { id: 'address-no-query', of: 'redirect_uri' }, 'javascript'],
  ['paystar/bearer', 'url-encoding', { id: 'token/changed', within: 'the payload' }, 'javascript'],
  ['paystar/bearer', 'unicode-normalisation', { id: 'token/changed', within: 'the payload' }, 'python'],
  ['aeterna/request', 'argument-order-key-signature', { id: 'hmac/key-digest' }, 'java'],
  ['paysera/oauth-token', 'path-trailing-slash', { id: 'address-slash', of: 'redirect_uri' }, 'javascript'],
];
it.each(none)('is left out where it would be false: %s, %s, %o, in %s', async (place, cause, how, language) => {
  const facts = await factsAt(place);
  expect(codeFixes([cause], language, { phrases: [{ causes: [cause], how }], facts })).toEqual([]);
});
