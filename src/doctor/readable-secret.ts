import { decodeBase64 } from '../core/bytes/base64.ts';
import { decodeUtf8, withoutEnd } from '../core/bytes/text.ts';
import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Operation } from '../core/scheme/define.ts';

/** What is shorter may stand in a payload by chance. */
const LEAST = 6;

/**
 * The first secret field whose value can be read in a token, since header and payload of a JWT are encoded, not
 * encrypted (RFC 7519 section 12). Undefined where there is none.
 */
export function readableSecret({ fields }: Operation, inputs: Inputs, token: string): string | undefined {
  const texts = token.split('.').flatMap((part) => textOf(part) ?? []);
  const isRead = (written: string): boolean => texts.some((text) => text.includes(written));
  return fields.find(({ name, secret }) => {
    const value = inputs[name] ?? '';
    // As it is, or as JSON writes it.
    return secret === true && value.length >= LEAST && (isRead(value) || isRead(JSON.stringify(value).slice(1, -1)));
  })?.name;
}

/** The text of a token's part in base64url; undefined where it is none. */
export function textOf(part: string): string | undefined {
  const bytes = decodeBase64(withoutEnd(part, '='), 'base64url');
  return bytes && decodeUtf8(bytes);
}
