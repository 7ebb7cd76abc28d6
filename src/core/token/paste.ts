/** A token freed of what came along with it, and the list of that in words. */
export interface Extracted {
  readonly token: string;
  readonly trimmed: readonly string[];
}

/** What stands before a token in a header line, as `trimmed` has it. */
export const LABELS = ['the name of the header', 'the word Bearer', 'the word before it'] as const;
const [HEADER, BEARER, WORD] = LABELS;
/** What is neither a label nor white space, as `trimmed` has it. */
export const QUOTES = 'quotes around it';
export const AROUND = 'what stands around it';
const MEMBERS = ['accessToken', 'access_token', 'refreshToken', 'refresh_token', 'token'];

/**
 * The token in whatever was pasted: a header line, `Bearer …`, quotes, line breaks in the middle, a cookie or a
 * command around it, a whole JSON answer (the documented ones have comments in them, so it need not be valid JSON).
 */
export function extractToken(pasted: string): Extracted {
  const trimmed: string[] = [];
  let token = pasted;
  const take = (says: string, next: string): void => {
    if (next === token) return;
    token = next;
    trimmed.push(says);
  };
  take('invisible characters', token.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, ''));
  take('white space around it', token.trim());
  const member = memberIn(token);
  if (member) take(`the JSON around it: the member ${member.name} was taken`, member.value);
  // A whole header line in quotes, as `curl -H` has it.
  take(QUOTES, token.replace(/^(["'`])(authorization\s*:.*)\1[,;]?$/is, '$2').trim());
  take(HEADER, token.replace(/^authorization\s*:\s*/i, ''));
  take('a comma or semicolon after it', token.replace(/[,;]\s*$/, ''));
  take(QUOTES, token.replace(/^(["'`])(.*)\1$/s, '$2').trim());
  take(BEARER, token.replace(/^(?:bearer(?:\s*:)?\s+)+/i, ''));
  take(WORD, token.replace(/^(?:jwt|token)\s+/i, ''));
  take(AROUND, insideOf(token) ?? token);
  take('line breaks and spaces inside it', token.replaceAll(/\s+|\\r|\\n/g, ''));
  return { token, trimmed };
}

function memberIn(text: string): { readonly name: string; readonly value: string } | undefined {
  if (!text.includes('{') && !/"\s*:/.test(text)) return undefined;
  for (const name of MEMBERS) {
    const value = new RegExp(`["']?\\b${name}\\b["']?\\s*:\\s*["']([^"']+)["']`).exec(text)?.[1];
    if (value !== undefined) return { name, value };
  }
  return undefined;
}

/** A JWS or JWE in compact form among characters that none has: a cookie's, a command's, a URL's. */
function insideOf(text: string): string | undefined {
  if (!/["'`<>:;,&?(){}[\]]|^[\w.-]+=eyJ/.test(text)) return undefined;
  return /(?<![\w-])eyJ[\w-]+(?:\.[\w-]*){2,4}/.exec(text)?.[0];
}
