import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { loadSchemes } from '../../schemes/registry.ts';
import { leastSeconds } from '../../../tools/least-time.ts';
import { lexCmd } from './cmd.ts';
import { readCurl } from './curl.ts';
import { readFetch } from './fetch.ts';
import { readHar } from './har.ts';
import { readImport } from './index.ts';
import { lexPosix } from './posix.ts';
import { readPostman } from './postman.ts';
import { lexPowerShell } from './powershell-curl.ts';
import { readPowerShell } from './powershell-web.ts';
import { openText } from './session.ts';

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  posix: (text) => readCurl(lexPosix(text)),
  cmd: (text) => readCurl(lexCmd(text)),
  'PowerShell curl': (text) => readCurl(lexPowerShell(text)),
  PowerShell: readPowerShell,
  fetch: readFetch,
  har: readHar,
  postman: readPostman,
};

/** Good ones, to be spoilt. */
const DOCUMENTS = [
  `curl -X POST 'https://api.paynet.one/balance' -H "Content-Type: application/json" -d '{"auth":{"id":1,"key":2,"hash":"ab"}}' --compressed`,
  `curl $'https://x.example/\\u00e9' -G --data-urlencode "a=$b" -u me:pw <<'E'\nx\nE`,
  `curl ^"https://x.example^" ^\n  -H ^"X-App-Token: t^" --data-raw ^"^{^\\^"a^\\^":1^}^"`,
  'Invoke-WebRequest -Uri "https://x.example" -Headers @{\n"a"="b"\n} -Body "{`"a`":1}"',
  '$h.Add("a", "b")\n$b = @"\n{}\n"@\nInvoke-RestMethod \'https://x.example\' -Headers $h -Body $b',
  `fetch("https://x.example", {"headers": {"authorization": "MAC id=\\"1\\", ts=\\"2\\", nonce=\\"3\\", mac=\\"4\\""}, "body": JSON.stringify({a: [1, null]}), method: 'POST'});`,
  '{"log":{"entries":[{"startedDateTime":"2026-11-22T05:00:00Z","request":{"method":"POST","url":"https://x.example/a?b","headers":[{"name":"Signature","value":"s"}],"postData":{"text":"{}"}},"response":{"status":200}}]}}',
  '{"info":{"name":"c"},"variable":[{"key":"a","value":"b"}],"item":[{"name":"i","request":{"method":"GET","header":[],"url":{"raw":"https://{{a}}/"},"auth":{"type":"basic","basic":[]}}}]}',
  'POST /cb HTTP/1.1\r\nHost: m.example\r\nX-Signature: ab\r\nContent-Length: 2\r\n\r\n{}',
  'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJwdWJsaWNLZXkiOiJwayJ9.abc',
  '{"format":"countersign-case/1","scheme":"paynet","operation":"auth","inputs":{"id":"1"},"observed":{"hash":"ab"}}',
  "ApiError: (401, {'X-App-Token': 't', 'X-App-Access-Ts': b'17', 'X-App-Access-Sig': 'ab'}) body={'a': [1, None]}",
  'Array\n(\n    [Authorization] => MAC id="1", ts="2", nonce="3", mac="4"\n    [auth] => Array\n        (\n            [id] => 1\n        )\n\n)\n',
  'array(1) {\n  ["auth"]=>\n  array(2) {\n    ["id"]=>\n    int(1)\n    ["hash"]=>\n    string(2) "ab"\n  }\n}',
  'D/OkHttp: --> POST https://x.example/a\nD/OkHttp: X-Signature: ab\nD/OkHttp: --> END POST',
  "send: b'POST /a HTTP/1.1\\r\\nX-Signature: ab\\r\\n\\r\\n'",
  '{"auth":{"id":1,"key":2,"hash":"ab","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
];
const TOKENS = [
  ...String.raw`fetch( https://x/ -d -H --next -G @ @{ "@ ' " \ ^ $ $' $( ) ( { } [ ] , : ; & | <<< > # <#`.split(' '),
  ...String.raw`% %A% \u \x = . // /* é "__proto__": __proto__ constructor prototype {"log":{"entries":[`.split(' '),
  ...'{"request":{"url":" "item":[ {{a}} X:y ${ `'.split(' '),
  'curl ',
  'Invoke-WebRequest ',
  '--data-urlencode ',
  '@"\n',
  '<<E\n',
  '`\n',
  '\\\n',
  '^\n',
  'X: y',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '\0',
  '\ud800',
  '\udc00',
  '\ufeff',
];

const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 12 }).map((parts) => parts.join(''));
const spoilt = fc
  .record({
    document: fc.constantFrom(...DOCUMENTS),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    put: fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 4 })),
  })
  .map(({ document, at, length, put }) => {
    const place = Math.floor(at * document.length);
    return document.slice(0, place) + put + document.slice(place + length);
  });
const anyText = fc.oneof(
  { weight: 5, arbitrary: spoilt },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('curl ', 'fetch(', 'iwr ', '{', ''), soup).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const shape = () => [Object, Array, String, Function].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype));
const before = shape();
afterEach(() => expect(shape()).toEqual(before));

describe('whatever is pasted', () => {
  it('gives a reading or words, 40,000 times', { timeout: 300_000 }, async () => {
    const schemes = await loadSchemes();
    fc.assert(
      fc.property(anyText, (text) => {
        const session = openText(text, schemes);
        if (session.result.is === 'entries') session.entry(0);
      }),
      { numRuns: 40_000 },
    );
  });

  it.each(Object.entries(READERS))(
    'gives a reading or words to each reader, 10,000 times: %s',
    { timeout: 300_000 },
    (_, reader) => {
      fc.assert(
        fc.property(anyText, (text) => void reader(text)),
        { numRuns: 10_000 },
      );
    },
  );
});

/** What makes a careless reader go over the same text again and again. */
const REPEATED = [...TOKENS, 'a', '-H a:', '$(a', '${a', '\\ ', '"a"+', '[[', '{a:', '{"a":', '(('];
const STARTS = [
  '',
  'curl ',
  'curl ^"',
  'iwr ',
  'fetch(',
  'fetch("',
  '{"log":{"entries":[',
  '{"item":',
  'GET / HTTP/1.1\nX:',
  'X: a',
];

describe('nothing takes long', () => {
  it('and what only begins like a link is soon known to be none', () => {
    const started = process.cpuUsage();
    expect(readImport(`https://x.example/${'#/'.repeat(50_000)} x`).ok).toBe(false);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(1);
  });

  // Processor time, which a busy machine does not add to.
  it('100,000 characters of one thing take less than a second', { timeout: 600_000 }, async () => {
    const schemes = await loadSchemes();
    const slow: string[] = [];
    for (const start of STARTS)
      for (const token of REPEATED) {
        const text = `${start}${token.repeat(Math.ceil(100_000 / token.length))}x`;
        const seconds = await leastSeconds(() => openText(text, schemes));
        if (seconds >= 1) slow.push(JSON.stringify([start, token, seconds]));
      }
    expect(slow).toEqual([]);
  });
});
