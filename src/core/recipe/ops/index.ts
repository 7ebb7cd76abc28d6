import type { OpName } from '../expression.ts';
import type { Op } from '../op.ts';
import { hash, hmac } from './crypto.ts';
import {
  base64,
  base64Decode,
  base64url,
  base64urlDecode,
  hex,
  hexDecode,
  hexUpper,
  latin1,
  utf16le,
  utf8,
  utf8Decode,
} from './encodings.ts';
import { formEncode, jsonMember, jsonObject, optionalMember, pairs } from './json.ts';
import { percentEncode } from './percent.ts';
import { choose, minus, segment } from './select.ts';
import { altered, alteredBytes, concatBytes, encodedAs } from './mistakes.ts';
import { concat, field, join, joinPresent, literal, lower, upper, whenPresent } from './text.ts';

/** The vocabulary: one row an op, all facets. A name without a row, or a row without a facet, does not compile. */
export const OPS: Readonly<Record<OpName, Op>> = {
  field,
  literal,
  concat,
  join,
  joinPresent,
  whenPresent,
  choose,
  upper,
  lower,
  segment,
  minus,
  utf8,
  utf8Decode,
  latin1,
  utf16le,
  hex,
  hexUpper,
  hexDecode,
  base64,
  base64url,
  base64Decode,
  base64urlDecode,
  percentEncode,
  pairs,
  formEncode,
  jsonObject,
  jsonMember,
  optionalMember,
  hash,
  hmac,
  altered,
  alteredBytes,
  encodedAs,
  concatBytes,
};
