import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import { CodeView } from './code-view.tsx';
import { useMonaco } from './use-monaco.ts';

vi.mock('./use-monaco.ts', () => ({ useMonaco: vi.fn(() => ({ host: { current: null }, isUp: false, height: 0 })) }));

let root: Root | undefined;
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** Whether the editor was asked for. */
const isAsked = () => vi.mocked(useMonaco).mock.lastCall?.[1];

test('a text becomes an editor where a busy page hears late, and at once, that it was out of sight and came into it', async () => {
  let tell: ((...seen: boolean[]) => void) | undefined;
  vi.spyOn(globalThis, 'IntersectionObserver').mockImplementation(function (heard) {
    tell = (...seen) =>
      heard(
        seen.map((isIntersecting) => ({ isIntersecting }) as never),
        undefined as never,
      );
    return { observe: () => undefined, disconnect: () => undefined } as never;
  });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<CodeView label="body" language="json" text="{}" />);
  await expect.element(page.getByRole('textbox', { name: 'body' })).toHaveTextContent('{}');
  await expect.poll(() => typeof tell).toBe('function');
  tell?.(false);
  expect(isAsked()).toBe(false);
  tell?.(false, true);
  await expect.poll(isAsked).toBe(true);
});
