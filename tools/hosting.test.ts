import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { META_CSP, SECURITY_HEADERS } from './csp.mjs';
import { ROOT } from './fresh.mjs';

const text = readFileSync(join(ROOT, 'docs/hosting.md'), 'utf8');

/** The code block under a heading. */
function blockOf(heading: string): string {
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return /```\w+\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
}

test.for(['nginx', 'Apache', 'Caddy', 'Netlify and Cloudflare Pages'])(
  'the headers for %s are the ones there are',
  (host) => {
    const block = blockOf(host);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(block, name).toMatch(lineOf(name, value));
  },
);

test('nginx repeats them for assets, which would inherit none', () => {
  const policies = blockOf('nginx').split(SECURITY_HEADERS['Content-Security-Policy']).length - 1;
  expect(policies).toBe(2);
});

test('the policy of a page without headers is the same but for framing', () => {
  expect(SECURITY_HEADERS['Content-Security-Policy']).toBe(`${META_CSP}; frame-ancestors 'none'`);
});

/** Name and value on one line, with whatever the server's language puts between and around. */
function lineOf(name: string, value: string): RegExp {
  return new RegExp(`${name}:? "?${value.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}"?`);
}
