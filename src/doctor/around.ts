import type { Finding } from './evidence.ts';

/** What stands before and after a token that was copied or printed with more than itself. */
export interface Around {
  readonly before: string;
  readonly after: string;
  readonly findings: readonly Finding[];
}

/** Of a token that nothing stands round. */
export const BARE: Around = { before: '', after: '', findings: [] };
const HEADER = /^(?:(?:Proxy-)?Authorization: *)?(?:(?:Bearer|JWT|Token)[: ]+)+|^Authorization: */i;

const WITHIN_JSON: Finding = {
  causes: ['prefix-missing-or-included'],
  says: 'keeps the JSON round the token',
  how: { id: 'token/json', of: 'the token' },
};
/** A member that holds a token. */
const MEMBER = /"\w+"\s*:\s*"([\w-]+(?:\.[\w=+/-]*){2})"/;

/** An object with a token in it, as a program answers with. */
function withinJson(observed: string): Around | undefined {
  const text = observed.trim();
  const found = text.startsWith('{') && text.endsWith('}') ? MEMBER.exec(observed) : null;
  if (!found) return undefined;
  const end = found.index + found[0].length - 1;
  const start = end - (found[1] ?? '').length;
  return { before: observed.slice(0, start), after: observed.slice(end), findings: [WITHIN_JSON] };
}

/** Quotes as a program prints them, and within them the header's words; only what is there is told. */
export function around(observed: string): Around {
  const json = withinJson(observed);
  if (json) return json;
  const quoted = /^(b?)(["'])(.+)\2$/s.exec(observed);
  const [, bytes = '', quote = '', inner = observed] = quoted ?? [];
  const label = HEADER.exec(inner)?.[0] ?? '';
  if (!quoted && label === '') return BARE;
  const findings: Finding[] = [];
  if (bytes !== '')
    findings.push({
      causes: ['byte-array-to-string'],
      says: "prints Python's bytes with b'' round the token",
      how: { id: 'token/bytes', of: 'the token' },
    });
  else if (quoted)
    findings.push({
      causes: ['quotes-around-message'],
      says: 'keeps the quotes round the token',
      how: { id: 'token/quotes', of: 'the token', text: quote },
    });
  if (label !== '') {
    const cause = /bearer|jwt|token/i.test(label) ? 'bearer-prefix' : 'prefix-missing-or-included';
    findings.push({
      causes: [cause],
      says: `keeps the label ${JSON.stringify(label)} before the token`,
      how: { id: 'token/label', of: 'the token', text: label },
    });
  }
  return { before: bytes + quote + label, after: quote, findings };
}
