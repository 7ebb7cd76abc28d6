/**
 * Draws the installed app's icons from the mark in public/favicon.svg, with Chromium: `node tools/icons.mjs`.
 * Run it when the mark changes; its products are kept in public/icons/.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { ROOT } from './fresh.mjs';
import { findChromium, QUIET_ARGS } from './machine.mjs';

const FOLDER = join(ROOT, 'public/icons');
const mark = readFileSync(join(ROOT, 'public/favicon.svg'), 'utf8');
/** Without its round corners: what cuts the icon, a launcher or iOS, rounds it as it likes. */
const square = mark.replace(' rx="15"', '');

/** `inset`: how much of each side is background, as a share; a launcher may cut a maskable icon to the inner 80 %. */
const ICONS = [
  { name: 'icon-192.png', size: 192, svg: mark, inset: 0 },
  { name: 'icon-512.png', size: 512, svg: mark, inset: 0 },
  { name: 'maskable-512.png', size: 512, svg: square, inset: 0.1 },
  { name: 'apple-touch-icon.png', size: 180, svg: square, inset: 0.06 },
];

/** @param {(typeof ICONS)[number]} icon */
function pageOf({ svg, size, inset }) {
  const background = inset > 0 ? (/fill="(#[0-9a-f]+)"/.exec(svg)?.[1] ?? 'none') : 'transparent';
  const side = size * (1 - 2 * inset);
  return `<!doctype html><body style="margin:0;width:${size}px;height:${size}px;display:grid;place-items:center;background:${background}">
    <div style="width:${side}px;height:${side}px">${svg}</div></body>`;
}

const executablePath = findChromium();
const browser = await chromium.launch({ args: QUIET_ARGS, ...(executablePath && { executablePath }) });
mkdirSync(FOLDER, { recursive: true });
try {
  const page = await browser.newPage();
  for (const icon of ICONS) {
    await page.setViewportSize({ width: icon.size, height: icon.size });
    await page.setContent(pageOf(icon));
    const png = await page.screenshot({ omitBackground: true });
    writeFileSync(join(FOLDER, icon.name), png);
    console.log(`${icon.name}  ${icon.size} px  ${(png.length / 1024).toFixed(1)} KiB`);
  }
} finally {
  await browser.close();
}
