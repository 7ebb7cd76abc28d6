import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { loadScheme } from '../../schemes/registry.ts';
import { Button } from '../../ui/button.tsx';
import type { Row } from './rows.ts';
import { useSecrets } from './secrets.ts';

vi.mock('../../schemes/registry.ts', { spy: true });

let root: Root | undefined;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

const ROW: Row = {
  id: 1,
  server: {
    id: 1,
    at: 0,
    direction: 'in',
    scheme: 'session-jwt',
    operation: 'login',
    title: 'Log in',
    request: {
      method: 'POST',
      origin: 'https://institution-api.example',
      target: '/v2/auth/login',
      headers: [['merchant_id', '7']],
      body: { bytes: 38, text: '{"token":"a@b.c","password":"p4ssw0rd"}' },
    },
    verdict: { code: 'public', ok: true, says: '', rows: [] },
    steps: [],
    faults: [],
    ours: [],
  },
};

function Viewer() {
  const { secrets, again } = useSecrets(ROW);
  if (again) return <Button onClick={again}>Try again</Button>;
  return <p>{secrets ? `known: ${secrets.map(({ name }) => name).join(', ')}` : 'Loading…'}</p>;
}

test('where the scheme of an exchange could not be fetched, it is asked for again when somebody wants it', async () => {
  vi.mocked(loadScheme).mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<Viewer />);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('known: password')).toBeVisible();
});
