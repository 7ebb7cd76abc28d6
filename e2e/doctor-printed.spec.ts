import type { Page } from '@playwright/test';

import { expect, test, withoutSandbox } from './fixtures.ts';
import { field } from './screen.ts';

test.use(withoutSandbox);

// What somebody's code printed, pasted as it stood in the terminal: each line below is the real output of the program
// above it, over the same body or the same e-mail and time.

const SECRET = 'e2e-secret-3f9c';
const BODY = '{"id": 5, "url": "https://a.example/b", "name": "Zoë", "amount": 12.50, "ok": true}';

interface Printed {
  readonly language: string;
  /** The line that printed it. */
  readonly program: string;
  readonly printed: string;
  readonly says: string;
  /** For requests: the time that was sent. */
  readonly ts?: string;
}

const PRINTED: readonly Printed[] = [
  {
    language: 'PHP 8.2',
    program: `var_dump(hash_hmac('sha256', json_encode(json_decode($body)), $secret));`,
    printed: 'string(64) "bc5e850c983adb2dadcd37b5bbd5fbac61e2db43a20126dde7a67ce9d27de060"',
    says: 'Your code parses body and writes it again as json_encode or 14 others do, and prints the result with var_dump, which writes type and length before it.',
  },
  {
    language: 'Python 3.11',
    program: 'print(hmac.new(secret, json.dumps(json.loads(body)).encode(), hashlib.sha256).hexdigest())',
    printed: 'd48c0fff5a32dec6559d64bc4843d7ba04d258db71d2a0acf74ec5160a7880ee\n',
    says: 'Your code parses body and writes it again as json.dumps does, and keeps white space round the result.',
  },
  {
    language: 'Ruby 3.1',
    program: `p OpenSSL::HMAC.hexdigest('SHA256', secret, JSON.generate(JSON.parse(body)))`,
    printed: '"ea83814cef2192aa6d524f38ecf6471b79cd6149c10ec94920822cf3ba026331"',
    says: 'Your code parses body and writes it again as JSON.stringify, Jackson, JSON.generate or 12 others do, and keeps the quotes round the result.',
  },
  {
    language: 'Go 1.19',
    program: 'json.Unmarshal(body, &v); s, _ := json.Marshal(v); mac.Write(s); fmt.Println(mac.Sum(nil))',
    printed:
      '[135 70 126 158 46 150 79 107 225 100 134 231 131 49 63 211 157 131 103 7 144 183 100 164 2 25 194 231 229 211 64 46]',
    says: 'Your code parses body and writes it again as json.Marshal of a map, sort.to_h.to_json or 8 others do, and writes the digest as an array of numbers.',
  },
  {
    language: 'Java 17',
    program: 'System.out.println(new BigInteger(1, mac.doFinal(base)).toString(16));',
    printed: '1d0bec5bb746e1f84d005c8a3fc82a9639ef74a8a3aba2dc39135fa2aa8728',
    ts: '1767225648',
    says: 'Your code drops the zeros at the start of the digest (BigInteger.toString(16)).',
  },
  {
    language: 'C# (Mono)',
    program: 'Console.WriteLine(BitConverter.ToString(hmac.ComputeHash(Encoding.Unicode.GetBytes(text))));',
    printed: 'D0-1A-F4-D3-87-06-04-95-FF-76-51-A8-89-3C-E7-B8-73-21-AC-99-2B-C9-A4-AA-F4-47-6E-23-E1-F5-87-0A',
    ts: '1767225600',
    says: 'Your code encodes the text as UTF-16, low byte first, instead of UTF-8, and writes the digest as upper-case hex with "-" between the bytes.',
  },
  {
    language: 'Bash, OpenSSL 3.0',
    program: 'echo "$body" | openssl dgst -sha256 -hmac "$secret"',
    printed: 'SHA2-256(stdin)= 04e364a744f167f01f6fbdbb6ed8dba9a852127b4d3eba43e07889d453988671',
    says: 'Your code has a line feed after body, and keeps the label "SHA2-256(stdin)= " before the result.',
  },
  {
    language: 'JavaScript (Node.js 20)',
    program: `console.log(createHmac('sha256', secret).update(JSON.stringify(JSON.parse(body))).digest('base64'))`,
    printed: '6oOBTO8hkqptUk847PZHG3nNYUnBDslJIIIs87oCYzE=',
    says: 'Your code parses body and writes it again as JSON.stringify, Jackson, JSON.generate or 12 others do, and writes the digest as base64.',
  },
];

async function fillIn(page: Page, { ts, printed }: Printed): Promise<void> {
  await page.getByRole('combobox', { name: 'Scheme' }).selectOption('Aeterna');
  await page
    .getByRole('combobox', { name: 'Operation' })
    .selectOption({ label: ts === undefined ? 'Webhook' : 'Sign a request' });
  await field(page, 'SecretToken').fill(SECRET);
  if (ts === undefined) {
    await field(page, 'body').fill(BODY);
    await field(page, 'Observed X-Signature').fill(printed);
    return;
  }
  await field(page, 'PublicToken').fill('pub_1');
  await field(page, 'Email').fill('e2e@shop.example');
  await field(page, 'X-App-Access-Ts').fill(ts);
  await field(page, 'Observed X-App-Access-Sig').fill(printed);
}

for (const printed of PRINTED) {
  test(`what ${printed.language} printed is explained in one sentence: ${printed.program}`, async ({ page }) => {
    await page.goto('/#/doctor');
    await fillIn(page, printed);
    await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
    await expect(page.getByRole('status', { name: 'Diagnosis' })).toHaveText(printed.says, { timeout: 60_000 });
    await expect(page.getByRole('group', { name: 'Recomputed' })).toHaveText(printed.printed.trim());
    await expect(page.getByRole('heading', { name: 'The fix' })).toBeVisible();
    await expect(page.getByText(/computations? tried in [\d.]+ s\./)).toBeVisible();
  });
}
