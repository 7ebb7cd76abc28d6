import type { Names } from './alter/alteration.ts';
import type { FormOp } from './target.ts';

/** The causes of writing `got` where `own` was wanted. */
export function namesOf(own: FormOp, got: string): Names {
  if (got === own) return [[]];
  if (/^hex(?:Upper)?$/.test(got) && own.startsWith('hex')) return [['hex-case']];
  if (got.startsWith('decimal')) return [['byte-array-to-string']];
  if (got.startsWith('percent')) return [['url-encoding'], ['byte-array-to-string']];
  if (got.startsWith('guid')) return [['byte-array-to-string']];
  if (got === 'hexNibbles') return [['hex-padding-bug', ...(own.startsWith('hex') ? [] : ['output-hex-not-base64'])]];
  if (got.startsWith('dump-'))
    return [['hex-dash-separators', ...(own.startsWith('hex') ? [] : ['output-hex-not-base64'])]];
  if (got === 'hexReversed')
    return own.startsWith('hex') ? [['signature-byte-order']] : [['output-hex-not-base64', 'signature-byte-order']];
  if (/^base64(?:url)?hex|^hexhex/.test(got))
    return [['base64-of-hex'], ...(own.startsWith('base64') ? [['output-hex-not-base64']] : [])];
  if (/^base64.*base64$|^hexbase64/.test(got)) return [['double-base64']];
  if (/^hex[-: ]|^HEX/.test(got))
    return own.startsWith('hex')
      ? [['hex-dash-separators'], ['hex-case', 'hex-dash-separators']]
      : [['hex-dash-separators', 'output-hex-not-base64'], ['hex-dash-separators']];
  if (got.startsWith('hex'))
    return got === 'hexUpper'
      ? [['output-hex-not-base64'], ['hex-case', 'output-hex-not-base64']]
      : [['output-hex-not-base64']];
  if (own.startsWith('hex'))
    return got === 'base64'
      ? [['output-base64-not-hex']]
      : [['output-base64-not-hex'], ['base64url-vs-base64', 'output-base64-not-hex']];
  return [['base64url-vs-base64'], ...(got === 'base64bare' || got === 'base64url' ? [['truncated']] : [])];
}
