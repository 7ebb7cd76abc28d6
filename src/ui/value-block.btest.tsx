import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { Run } from '../core/bytes/origin.ts';
import { ValueBlock, type Pointed, type RunLook } from './value-block.tsx';

let root: Root | undefined;
const seen: (Pointed | undefined)[] = [];
const RUNS: readonly Run[] = [
  { start: 0, end: 3, sources: [{ field: 'id', start: 0, end: 3 }] },
  { start: 3, end: 7, sources: [{ field: 'token', start: 0, end: 4 }] },
];
const lookOf = ({ sources }: Run): RunLook => ({
  className: 'origin',
  tag: sources[0]?.field ?? '',
  hidden: sources[0]?.field === 'token',
  lit: false,
});

function mount(text: string) {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  root.render(
    <ValueBlock
      label="value"
      text={text}
      runs={RUNS}
      isWhole
      lookOf={lookOf}
      onPoint={(pointed) => seen.push(pointed)}
    />,
  );
  return page.getByRole('textbox', { name: 'value' });
}

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  seen.length = 0;
});

test('a secret is masked on screen, and what is invisible in it shows all the same', async () => {
  await expect.element(mount('123abc\n')).toHaveTextContent('123abcLF');
  const security = (text: string) =>
    getComputedStyle(page.getByText(text, { exact: true }).element()).getPropertyValue('-webkit-text-security');
  expect([security('123'), security('LF')]).toEqual(['none', 'none']);
  expect(page.getByText('LF').element().parentElement?.classList).toContain('masked');
});

test('the arrow keys move over units and Shift extends', async () => {
  const block = mount('123abc\n');
  await block.click({ position: { x: 2, y: 2 } });
  await userEvent.keyboard('{Home}{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
  await expect.poll(() => seen.at(-1)).toEqual({ start: 1, end: 3, by: 'key' });
  await userEvent.keyboard('{End}');
  await expect.poll(() => seen.at(-1)).toEqual({ start: 6, end: 7, by: 'key' });
});

test('pointing at a run tells which unit is under the pointer, and leaving tells so', async () => {
  mount('123abc\n');
  await userEvent.hover(page.getByText('123'));
  await expect.poll(() => seen.at(-1)).toMatchObject({ start: 1, end: 2, by: 'pointer' });
  await userEvent.unhover(page.getByText('123'));
  await expect.poll(() => seen.at(-1)).toBeUndefined();
});

test('pointing works where the browser has only the older way to ask what is under the pointer', async () => {
  const newer = Object.getOwnPropertyDescriptor(Document.prototype, 'caretPositionFromPoint');
  Reflect.deleteProperty(Document.prototype, 'caretPositionFromPoint');
  mount('123abc\n');
  await userEvent.hover(page.getByText('123'));
  await expect.poll(() => seen.at(-1)).toMatchObject({ start: 1, end: 2, by: 'pointer' });
  if (newer) Object.defineProperty(Document.prototype, 'caretPositionFromPoint', newer);
});
