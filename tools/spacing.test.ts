import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const SCALE = new Set(['0', 'px', '0.5', '1', '1.5', '2', '3', '4', '5', '6', '8', '10', '14', 'auto']);
/** The inset of what holds a value; room kept for a control or an icon; what stands in line with something else. */
const OTHERS = new Set(['p-2.5', 'px-2.5', 'pr-9', 'pr-12', 'px-7', 'mt-[3px]', 'pl-9', 'pl-[21px]', 'pl-[23px]']);
const SPACE = /(?<![\w-])-?((?:m|p)[tblrxy]?|gap(?:-[xy])?|space-[xy])-(\[[^\]]+\]|px|auto|[\d.]+)(?![\w.-])/g;

test('spacing is of the scale', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const found = files.flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(SPACE)]
      .filter(([, way = '', step = '']) => !SCALE.has(step) && !OTHERS.has(`${way}-${step}`) && !/calc|vh/.test(step))
      .map(([off]) => `${file}: ${off}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
