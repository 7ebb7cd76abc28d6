import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { JsonEditor } from './json-editor.tsx';

let now = '';
let root: ReturnType<typeof createRoot> | undefined;

function Editor({ text, onValue }: { text: string; onValue: (value: string) => void }) {
  const [value, setValue] = useState(text);
  const change = (next: string) => {
    setValue(next);
    onValue(next);
  };
  return <JsonEditor label="body" value={value} onChange={change} />;
}

function show(text: string): void {
  const host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  now = text;
  root.render(<Editor text={text} onValue={(value) => (now = value)} />);
}

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

const isMonaco = () => document.querySelector('.monaco-editor') !== null;
const box = () => page.getByRole('textbox', { name: 'body' });

function pasteText(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

test('becomes Monaco when somebody goes in, under the same name and with focus, and changes nothing', async () => {
  const text = '{ "amount": 2600.00,\n\t"id" : "\\u0041" }\n';
  show(text);
  await expect.element(box()).toBeVisible();
  expect(isMonaco()).toBe(false);
  await userEvent.click(box());
  await expect.poll(isMonaco).toBe(true);
  expect(box().elements()).toHaveLength(1);
  await expect.poll(() => document.activeElement).toBe(box().element());
  expect(now).toBe(text);
  await userEvent.keyboard('[[');
  await expect.poll(() => now).toBe(`[${text}`);
});

test('tells of broken JSON', async () => {
  show('{"a": }');
  await userEvent.click(box());
  await expect.poll(() => document.querySelector('.squiggly-error') !== null).toBe(true);
});

test('keeps a text that Monaco would change in the textarea', async () => {
  for (const text of ['{\r\n}', '\ufeff{}']) {
    show(text);
    await userEvent.click(box());
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(isMonaco()).toBe(false);
    expect(now).toBe(text);
    root?.unmount();
  }
});

test('goes back to the textarea for a paste with CR LF, which stays as it is', async () => {
  show('{}');
  await userEvent.click(box());
  await expect.poll(isMonaco).toBe(true);
  await userEvent.keyboard('{Control>}a{/Control}');
  pasteText('{\r\n"a":1}');
  await expect.poll(() => now).toBe('{\r\n"a":1}');
  await expect.poll(isMonaco).toBe(false);
});

test('a long text is told about, not laid out, and can be cleared', async () => {
  show(`{"a":"${'x'.repeat(100_000)}"}`);
  const told = page.getByRole('group', { name: 'body (large value)' });
  await expect.element(told).toHaveTextContent('100,008 characters, kept whole.');
  expect(document.querySelector('textarea')).toBeNull();
  await page.getByRole('button', { name: 'Clear body' }).click();
  await expect.element(box()).toHaveValue('');
  expect(now).toBe('');
});
