import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { ExactTextarea } from './exact-textarea.tsx';

let root: Root | undefined;
let real = '';

interface FieldProps {
  multiline: boolean;
  start: string;
  onValue: (value: string) => void;
}

function Field({ multiline, start, onValue }: FieldProps) {
  const [value, setValue] = useState(start);
  const change = (next: string) => {
    setValue(next);
    onValue(next);
  };
  return <ExactTextarea aria-label="field" value={value} onChange={change} multiline={multiline} />;
}

function mount(multiline: boolean, start = '') {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  real = start;
  root.render(<Field multiline={multiline} start={start} onValue={(value) => (real = value)} />);
  return page.getByRole('textbox', { name: 'field' });
}

function paste(text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

test('carriage returns that are pasted stay, and edits around them leave them alone', async () => {
  const field = mount(true);
  await field.click();
  paste('a\r\nb');
  await expect.poll(() => real).toBe('a\r\nb');
  await expect.element(field).toHaveValue('a\nb');
  await userEvent.keyboard('c');
  await expect.poll(() => real).toBe('a\r\nbc');
});

test('what is pasted is taken to the character where the browser does not list its types', async () => {
  const field = mount(true);
  await field.click();
  vi.spyOn(DataTransfer.prototype, 'types', 'get').mockReturnValue([]);
  paste('a\r\nb');
  await expect.poll(() => real).toBe('a\r\nb');
});

test('a line break that is pasted into a single line stays, and Enter adds none', async () => {
  const field = mount(false);
  await field.click();
  paste('secret\n');
  await userEvent.keyboard('{Enter}x');
  await expect.poll(() => real).toBe('secret\nx');
});

test('undo after a paste brings back what was there, carriage returns included', async () => {
  const field = mount(true, 'a\r\nb');
  await field.click();
  await userEvent.keyboard('{Control>}a{/Control}{Backspace}');
  await expect.poll(() => real).toBe('');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => real).toBe('a\r\nb');
});

test('two million characters that are pasted never enter the textarea', async () => {
  const field = mount(true);
  await field.click();
  const element = field.element();
  const seen = [] as string[];
  element.addEventListener('input', () => seen.push('input'));
  paste('x'.repeat(2_000_000));
  await expect.poll(() => real.length).toBe(2_000_000);
  expect(seen).toEqual([]);
});

test('a single line that wraps is as tall as its text, where the browser does not size fields by itself', async () => {
  vi.spyOn(CSS, 'supports').mockReturnValue(false);
  const sizing = document.body.appendChild(document.createElement('style'));
  sizing.textContent = 'textarea { field-sizing: fixed !important; width: 12rem }';
  const field = mount(false);
  await field.fill('x'.repeat(80));
  const element = field.element();
  await expect.poll(() => element.scrollHeight - element.clientHeight).toBe(0);
  const tall = element.clientHeight;
  await field.fill('x');
  await expect.poll(() => element.clientHeight).toBeLessThan(tall);
});
