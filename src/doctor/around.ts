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
/** An object with one token in it, as a program answers with. */
const IN_JSON = /^(\s*\{[^]*?"\w+"\s*:\s*")([\w-]+(?:\.[\w=+/-]*){2})("[^]*\}\s*)$/;

/** Quotes as a program prints them, and within them the header's words; only what is there is told. */
export function around(observed: string): Around {
  const [, open, , close] = IN_JSON.exec(observed) ?? [];
  if (open !== undefined && close !== undefined) return { before: open, after: close, findings: [WITHIN_JSON] };
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
