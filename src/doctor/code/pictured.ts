/** A body parsed and written anew: what the line with a parser and a writer is a picture of. */
const ANEW = /writ(?:es it|ten) again as/;

/**
 * Which words of a cause its change of code is a picture of. Of others of the same cause, a body printed by
 * another program or another way to damage it, the line would be false, and none is shown.
 */
const ONLY: Readonly<Record<string, RegExp>> = {
  'json-key-order': ANEW,
  'proxy-rewrote-body': ANEW,
  'body-empty': /empty/,
  'body-reserialised-json': ANEW,
  'body-double-encoded': /once more, as/,
  'html-entity-encoded': /characters escaped for HTML|escapes .* for HTML|as htmlentities|&amp; for each &/,
  'wrapper-object-signed': /\{"data"/,
  'message-not-hex-decoded': /(?<!upper-case )hex text/,
  'lambda-base64-body': /base64 text(?: of the message)?\.$/,
  'backslash-slashed': /loses .* backslashes|before each (?:back)?slash/,
  'query-order': / sorts the query/,
  'url-double-encoding': /body hash twice|once more ext|before the form/,
  'method-mismatch': /the method|method in (?:lower|the) /,
  'percent-hex-case': /body hash|percent-encodes \S+ with/,
  'hex-padding-bug': /ffffff/,
  'field-trimmed': /loses (?:all |the )?white space at|trims/,
};
const NEVER: Readonly<Record<string, RegExp>> = {
  'secret-sent-as-signature': /no signature/,
  'hex-leading-zero-dropped': /signed number/,
  'utf8-bom': /drops/,
  'chained-hmac': /hex text|base64/,
  'literal-undefined': /for all of|uses the text/,
  'missing-separator': /a line feed after the last|before the first\./,
  'charset-replacement-char': /character of that number/,
  'line-endings-crlf': /a space for each|between the parts of/,
  'timestamp-format': /parses body/,
  'trailing-newline': /of a Windows echo|keeps the quotes|with echo of sh|echo -n in sh/,
  'base64-of-hex': /inner digest|a command printed/,
  'query-missing-from-path': /loses the query of/,
  'secret-hex-decoded-wrongly': /as a Guid/,
  'secret-base64-encoded-extra': /twice|line feed/,
  'plus-vs-space': /loses each|writes \+ for|signs the decoded/,
  'body-reserialised-json': /the member|the value/,
  'key-message-swapped': /as key and message|uses the message as/,
  'argument-order-key-signature': /uses the message as/,
};

/** Whether the change of a cause shows what the words say; without words nothing is known against it. */
export function isPictured(cause: string, says: string): boolean {
  if (says === '') return true;
  return (ONLY[cause]?.test(says) ?? true) && !(NEVER[cause]?.test(says) ?? false);
}
