import { expect, it } from 'vitest';

import { readImport } from './index.ts';
import { read } from './test-read.ts';

/** What people write, with brackets of every kind, and nothing that was sent. */
const PROSE: Readonly<Record<string, string>> = {
  'a support mail':
    'Hello team,\n\nsince Monday our payments fail (see [PAY-4711]). Can you {please: check} whether (id: 31) is active?\n\nAnna',
  'a ticket': 'Steps:\n1. Log in (role: admin)\n2. Open Payments [Beta]\nExpected: refund\nActual: error {code: 500}\n',
  'a list in Markdown':
    '# Notes\n\n- [x] sign the request\n- [ ] send it {later: maybe}\n\nSee [the docs](https://docs.example/auth).',
  'a table in Markdown': '| field | value |\n| --- | --- |\n| amount | 12.50 (EUR) |\n| status | [state: pending] |\n',
  'a chat': 'Anna 10:02 it fails again\nBen 10:03 which call? (the second?)\nAnna 10:04 {shrug: yes} balance I think',
  'a chat with files':
    'Anna (Support)  10:02 AM\nsignature invalid (again)\n:eyes: 2\n[screenshot: a.png] can we roll back?',
  'a stack trace of Java':
    'Exception in thread "main" java.lang.IllegalStateException: bad {state: closed}\n\tat com.shop.Pay.sign(Pay.java:42)\n\t... 12 more',
  'a stack trace of Python':
    'Traceback (most recent call last):\n  File "pay.py", line 31, in <module>\n    send(build(order=7))\nValueError: refused {why: unknown}',
  'a stack trace of Node':
    "TypeError: Cannot read properties of undefined (reading 'id')\n    at sign (/srv/pay.js:10:15)\n    at /srv/index.js:44:3 {\n  code: 'ERR_X'\n}",
  'a stack trace of PHP':
    'PHP Fatal error:  Uncaught Exception: no key in /srv/pay.php:12\n#0 /srv/pay.php(20): sign(Array)\n#1 {main: x}\n  thrown in /srv/pay.php',
  'a panic of Go':
    'panic! index out of range [at: 3] with length 3\n\ngoroutine 1 [running]:\nmain.main()\n\t/tmp/x.go:8 +0x1d',
  'code that signs': 'function sign(body) {\n  const mac = hmac(secret, body);\n  return { mac: mac, ok: true };\n}',
  'a style sheet': '.panel { color: red; margin: 0 }\n.card { padding: 4px }',
  'an invitation':
    'We meet for go-live (room: 4.12)\non Tuesday [from: 10:00, to: 11:00]\nwith Anna, Ben {optional: yes}',
  'a contract':
    'The Provider (hereinafter: "Vendor") shall (a) deliver the Service, (b) keep records {as: defined} and [if: requested] report.',
  'a question': 'What does error 401 mean? (we see it often: daily) It says the signature does not match [see: 4.2].',
  'a forum':
    'Anna wrote: [quote]Which key did you use?[/quote]\nThe one from the portal [b]not[/b] the old one {sorry: me}',
  'a form letter': 'Dear {name: string},\nyour order {order: number} of {date: day} was refused (reason: {reason}).',
  'a commit': 'commit 3a2a3af (HEAD -> main)\n\n    fix: sign what was sent on {see: 12}\n\n    Reviewed by [who: Ben]',
  smileys: 'it works now (: thanks!!! {hugs: many} [solved: yes]',
  'a paper': 'see \\cite{hmac: rfc2104} and \\emph{note: this}',
  'a sentence': 'The set {a: first, b: second} is finite.',
  'a line of a log': '2026-01-01 10:00:00 WARN [worker: 3] (job: 17) retry {attempt: 2}',
};

it.each(Object.entries(PROSE))('%s is nothing that was sent, and that is said', (_, text) => {
  const reading = readImport(text);
  expect(reading.ok).toBe(false);
  expect(!reading.ok && reading.problem).toMatchObject({
    code: 'import-unknown',
    got: 'text of another kind',
    fix: 'Copy the request as cURL from your browser’s network panel, or paste the command that fails.',
  });
});

it.each([
  '10:00:01 DEBUG Request body: {id: 4711, hash: ab}',
  '10:00:01 DEBUG sending { id: 4711, hash: "ab" } to the vendor',
  'const order = { id: 4711, hash: "ab" };\nsend(order);',
  'pay({ id: 4711, hash: "ab" }).catch(show);',
  '2026 INFO c.s.Pay - AuthRequest{id=4711, hash=ab} was refused',
  'it was refused: {"id":4711,"hash":"ab"}. Why?',
  "it was refused: {'id': 4711, 'hash': 'ab'}. Why?",
])('a body among words is read where it is one: %s', (text) => {
  expect(read(text).message.body).toBe('{"id":4711,"hash":"ab"}');
});
