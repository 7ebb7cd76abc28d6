import { createHash, createHmac } from 'node:crypto';

import type { Page } from '@playwright/test';

import { axe, axeInBothThemes, expect, test, withoutSandbox } from './fixtures.ts';
import { doctorIsThere, field, loadSample } from './screen.ts';

test.use(withoutSandbox);

const SECRET = 'e2e-secret-3f9c';
const hmac = (key: string, message: string) => createHmac('sha256', key).update(message);
const md5 = (text: string) => createHash('md5').update(text);

const answer = (page: Page) => page.getByRole('status', { name: 'Diagnosis' });
const diagnose = (page: Page) => page.getByRole('button', { name: 'Diagnose', exact: true });

type Inputs = Readonly<Record<string, string>>;

/** A case as somebody would paste it. */
function caseOf(scheme: string, operation: string, inputs: Inputs, name: string, value: string): string {
  return JSON.stringify({ format: 'countersign-case/1', scheme, operation, inputs, observed: { [name]: value } });
}

const webhook = (body: string, value: string) =>
  caseOf('aeterna', 'webhook', { SecretToken: SECRET, body }, 'X-Signature', value);
const request = (ts: string, value: string) =>
  caseOf(
    'aeterna',
    'request',
    { PublicToken: 'pub_1', SecretToken: SECRET, Email: 'e2e@shop.example', 'X-App-Access-Ts': ts },
    'X-App-Access-Sig',
    value,
  );
const auth = (key: string, value: string) =>
  caseOf('paynet', 'auth', { id: '31', token: 'e2e-token', key }, 'hash', value);

const BODY = '{"id": 5, "url": "https://a.example/b", "name": "Zoë", "ok": true}';
const NOT_FOUND = request('1767225606', hmac('quite another secret', '1767225606e2e@shop.example').digest('hex'));

const CASES: readonly (readonly [name: string, pasted: string, says: RegExp])[] = [
  [
    'PHP writes the body again',
    webhook(
      BODY,
      hmac(SECRET, String.raw`{"id":5,"url":"https:\/\/a.example\/b","name":"Zo\u00eb","ok":true}`).digest('hex'),
    ),
    /json_encode/,
  ],
  [
    'Python signs a dict',
    webhook(BODY, hmac(SECRET, "{'id': 5, 'url': 'https://a.example/b', 'name': 'Zoë', 'ok': True}").digest('hex')),
    /str\(\)/,
  ],
  ['JavaScript signs an object', webhook(BODY, hmac(SECRET, '[object Object]').digest('hex')), /\[object Object\]/],
  [
    'Go takes milliseconds',
    request('1767225600', hmac(SECRET, '1767225600000e2e@shop.example').digest('hex')),
    /milliseconds/,
  ],
  [
    'Java loses zeros',
    request(
      '1767225603',
      Array.from(hmac(SECRET, '1767225603e2e@shop.example').digest(), (byte) => byte.toString(16)).join(''),
    ),
    /zero/,
  ],
  [
    'C# writes upper-case hex',
    auth('1767225600001', md5('31e2e-token1767225600001').digest('hex').toUpperCase()),
    /upper-case/,
  ],
  ['Bash adds a line feed', auth('1767225600002', md5('31e2e-token1767225600002\n').digest('hex')), /line feed/],
  [
    'two mistakes at once',
    auth('1767225600003', md5('31-e2e-token-1767225600003').digest('base64')),
    /"-" between the parts, and .*base64/,
  ],
];

test.beforeEach(async ({ page }) => {
  await page.goto('/#/doctor');
});

for (const [name, pasted, says] of CASES) {
  test(`${name}: one sentence, and its proof`, async ({ page }) => {
    await field(page, 'Paste a case').fill(pasted);
    await diagnose(page).click();
    await expect(answer(page)).toHaveText(says, { timeout: 20_000 });
    const { observed } = JSON.parse(pasted) as { observed: Inputs };
    await expect(page.getByRole('group', { name: 'Recomputed' })).toHaveText(Object.values(observed)[0] ?? '');
    await expect(page.getByRole('heading', { name: 'The fix' })).toBeVisible();
  });
}

test('the two strings stand side by side, with what differs marked', async ({ page }) => {
  await field(page, 'Paste a case').fill(CASES[3]?.[1] ?? '');
  await diagnose(page).click();
  await expect(page.getByRole('region', { name: 'signStr, right' })).toHaveText('1767225600e2e@shop.example');
  const theirs = page.getByRole('region', { name: 'signStr, theirs' });
  await expect(theirs).toHaveText('1767225600000e2e@shop.example');
  await expect(theirs.locator('mark')).toHaveText('000');
});

test('the fix is shown as code in the chosen language, and the choice is kept', async ({ page }) => {
  await field(page, 'Paste a case').fill(CASES[3]?.[1] ?? '');
  await diagnose(page).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Go');
  await expect(page.getByRole('region', { name: 'Code change', exact: true })).toContainText('time.Now().Unix()');
  await page.getByRole('link', { name: 'How Aeterna computes X-App-Access-Sig' }).click();
  await expect(page).toHaveURL(/#\/aeterna\/request\?tab=learn$/);
});

test('explanations that agree come with a value that parts them, to be taken as it is, and no fix is said twice', async ({
  page,
}) => {
  await loadSample(page);
  await diagnose(page).click();
  await expect(page.getByRole('heading', { name: 'To tell them apart' })).toBeVisible();
  const example = page.getByRole('region', { name: 'Example of body' });
  await page.getByRole('button', { name: 'Copy Example of body' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(() => JSON.parse(copied)).not.toThrow();
  await expect(example).toHaveText(copied);
  await expect(page.getByText('Take the bytes of the body as they were received')).toHaveCount(1);
});

test('a value that is right matches', async ({ page }) => {
  await field(page, 'Paste a case').fill(auth('1767225600004', md5('31e2e-token1767225600004').digest('hex')));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(answer(page)).toHaveText('Matches.');
});

test('a token that is valid and holds its own key is no plain match', async ({ page }) => {
  const keys = { publicKey: 'pub-1', privateKey: 'Priv-key_1234567890' };
  const parts = [{ alg: 'HS256', typ: 'JWT' }, keys].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = hmac(keys.privateKey, parts.join('.')).digest('base64url');
  const pasted = caseOf('paystar', 'bearer', keys, 'token', [...parts, signature].join('.'));
  await field(page, 'Paste a case').fill(pasted);
  await diagnose(page).click();
  await expect(answer(page)).toHaveText('Matches.');
  await expect(page.getByText('But privateKey can be read in it')).toBeVisible();
  await axe(page);
});

test('nothing is made up: what was excluded, and what to bring next', async ({ page }) => {
  test.slow();
  await field(page, 'Paste a case').fill(NOT_FOUND);
  await diagnose(page).click();
  await expect(answer(page)).toHaveText('Not found.', { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Ruled out' })).toBeVisible();
  await expect(page.getByText('Right secret, wrong key bytes')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What to bring next' })).toBeVisible();
  await axe(page);
});

test('a search is cancelled at once, and another can follow', async ({ page }) => {
  await field(page, 'Paste a case').fill(NOT_FOUND);
  await diagnose(page).click();
  await expect(answer(page)).toHaveText(/^Searching/);
  await expect(page.getByRole('progressbar', { name: 'Search' })).toBeVisible();
  await axe(page);
  await diagnose(page).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(answer(page)).toHaveText('Cancelled.');
  await field(page, 'Paste a case').fill(CASES[6]?.[1] ?? '');
  await diagnose(page).click();
  await expect(answer(page)).toHaveText(/line feed/, { timeout: 20_000 });
});

test('Compare hands its case over, not through the address', async ({ page }) => {
  await page.goto('/#/paynet/auth');
  await field(page, 'id').fill('31');
  await field(page, 'token').fill('e2e-token');
  await field(page, 'key').fill('1767225600005');
  await field(page, 'Observed hash').fill(md5('31e2e-token1767225600005\n').digest('hex'));
  await page.getByRole('button', { name: 'Diagnose' }).click();
  await expect(page).toHaveURL(/#\/doctor$/);
  await doctorIsThere(page);
  await expect(field(page, 'token')).toHaveValue('e2e-token');
  // It was asked for already.
  await expect(answer(page)).toHaveText(/line feed/, { timeout: 20_000 });
  await field(page, 'token').fill('another');
  await expect(answer(page)).not.toHaveText(/line feed/);
  await field(page, 'token').fill('e2e-token');
  await field(page, 'token').press('ControlOrMeta+Enter');
  await expect(answer(page)).toHaveText(/line feed/, { timeout: 20_000 });
});

test('cases come as JSON Lines and by file; what cannot be read is said', async ({ page }) => {
  await field(page, 'Paste a case').fill(`${CASES[5]?.[1]}\n${CASES[6]?.[1]}`);
  await page.getByRole('combobox', { name: 'Case' }).selectOption({ index: 1 });
  await expect(field(page, 'key')).toHaveValue('1767225600002');
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'case.json'));
    return data;
  }, CASES[3]?.[1] ?? '');
  await field(page, 'Paste a case').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(field(page, 'X-App-Access-Ts')).toHaveValue('1767225600');
  await field(page, 'Paste a case').fill('{"scheme": "nobody", "operation": "knows"}');
  await expect(page.getByText(/got nobody\/knows/).first()).toBeVisible();
});

test('idle and answered, the screen has no axe violation in both themes', async ({ page }) => {
  test.slow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await axeInBothThemes(page);
  await loadSample(page, 'Paynet, Python: auth object');
  await diagnose(page).click();
  await expect(answer(page)).toHaveText(/between the parts/, { timeout: 20_000 });
  await axeInBothThemes(page);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a large body has single mistakes searched only: running and not found pass axe, ${colorScheme}`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const inputs = { SecretToken: 'sEcret', body: `{"a":"${'x'.repeat(70_000)}"}` };
    const observed = { 'X-Signature': '5f'.repeat(32) };
    await field(page, 'Paste a case').fill(
      JSON.stringify({ scheme: 'aeterna', operation: 'webhook', inputs, observed }),
    );
    await diagnose(page).click();
    await axe(page);
    await expect(answer(page)).toHaveText('Not found.', { timeout: 60_000 });
    await expect(page.getByText('Only single mistakes were tried, no pairs: body has 70 kB.')).toBeVisible();
    await axe(page);
  });
}

test('no drawn character is torn at the end of a line, at any width', async ({ page }) => {
  const inputs = { id: '123', token: 'your-secret-token', key: '1706360400000' };
  const observed = {
    hash: createHash('md5')
      .update(`${Object.values(inputs).join('')}\n`)
      .digest('hex'),
  };
  await field(page, 'Paste a case').fill(JSON.stringify({ scheme: 'paynet', operation: 'auth', inputs, observed }));
  await diagnose(page).click();
  await expect(answer(page)).toContainText('line feed');
  const glyph = page.getByRole('region', { name: 'string to hash, theirs' }).getByText('LF', { exact: true });
  for (let width = 320; width < 400; width += 4) {
    await page.setViewportSize({ width, height: 780 });
    expect(await glyph.evaluate((drawn) => drawn.getClientRects().length), `at ${width}`).toBe(1);
  }
});
