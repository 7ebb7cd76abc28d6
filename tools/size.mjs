/**
 * The size gate: weighs dist/ after a build, prints every part, exits 1 when one is over its budget.
 * Sizes are KiB of gzip -9, as in the design's budgets.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { ROOT } from './fresh.mjs';

const BUDGET = { entry: 125, first: 220, css: 12, lazy: 60, monaco: 900 };
/** The service worker is the whole sandbox, and every scheme is in it: 68 KiB for the first five. It loads beside the page, never before it. */
const WORKER = { base: 48, scheme: 4 };
const SMALLER = {
  worker: `each folder of src/schemes may add ${WORKER.scheme} KiB: what only the page needs is imported by nothing that sandbox.ts or index.ts imports`,
  other: 'import what is not needed at once where it is needed, by import()',
};

/** What the first panel loads beyond the entry: its screen, and one scheme. The names are those of chunks.ts. */
const SCREEN = /^panel$/;
const SCHEME = /^scheme-/;
/** A script that index.html asks for. */
const SCRIPT = /<script[^>]*\ssrc="\.\/([^"]+)"/g;

/** @typedef {{ file: string, name?: string, imports?: string[], css?: string[] }} Chunk */
/** @typedef {{ name: string, size: number, budget: number, smaller?: string }} Part */

/** @param {string} file */
const isScript = (file) => file.endsWith('.js');

/**
 * The files a chunk loads at once: itself, its static imports, and their style sheets.
 * @param {Record<string, Chunk>} manifest
 * @param {string} key
 * @param {Set<string>} [seen]
 * @returns {Set<string>}
 */
function closure(manifest, key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const imported of chunk.imports ?? []) closure(manifest, imported, seen);
  return seen;
}

/**
 * @param {string} dist
 * @param {string} file
 */
const kib = (dist, file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024;

/**
 * Told by what went into the file, because a chunk's name says little.
 * @param {string} dist
 * @param {string} file
 */
function holdsMonaco(dist, file) {
  const map = join(dist, `${file}.map`);
  if (!existsSync(map)) return /monaco|editor/.test(file);
  /** @type {{ sources: string[] }} */
  const { sources } = JSON.parse(readFileSync(map, 'utf8'));
  return sources.some((source) => source.includes('node_modules/monaco-editor/'));
}

/** How many schemes the project has a folder for. */
const countSchemes = () =>
  readdirSync(join(ROOT, 'src/schemes'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;

/**
 * Every part of a build that has a budget; the files of the first screen; those that Monaco got into.
 * @param {string} dist a folder with a build and its .vite/manifest.json
 * @param {number} schemes how many are in it
 * @returns {{ parts: Part[], first: string[], monacoFirst: string[] }}
 */
export function weigh(dist, schemes = countSchemes()) {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const keys = Object.keys(manifest);
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const scripts = new Set([...html.matchAll(SCRIPT)].map(([, file]) => file));
  /** @param {RegExp} pattern */
  const named = (pattern) => {
    const found = keys.filter((key) => isScript(key) && pattern.test(manifest[key]?.name ?? ''));
    if (found.length === 0) throw new Error(`dist/.vite/manifest.json names nothing like ${pattern}`);
    return found;
  };
  /** @param {Iterable<string>} files */
  const sum = (files) => [...files].reduce((size, file) => size + kib(dist, file), 0);

  const entry = keys.filter((key) => scripts.has(manifest[key]?.file)).flatMap((key) => [...closure(manifest, key)]);
  if (entry.length === 0) throw new Error('dist/index.html names no script');
  const screen = new Set([...entry, ...named(SCREEN).flatMap((key) => [...closure(manifest, key)])]);
  const panels = named(SCHEME).map((key) => new Set([...screen, ...closure(manifest, key)]));
  const heaviest = Math.max(...[screen, ...panels].map((files) => sum([...files].filter(isScript))));

  const lazy = readdirSync(join(dist, 'assets'))
    .map((name) => `assets/${name}`)
    .filter((file) => isScript(file) && !screen.has(file));
  const monaco = lazy.filter((file) => holdsMonaco(dist, file));
  // The editor's workers load later, one at a time; its style sheets come with it.
  const editor = monaco.filter((file) => !file.includes('worker'));
  const styles = keys.flatMap((key) => (editor.includes(manifest[key]?.file ?? '') ? (manifest[key]?.css ?? []) : []));

  /** @type {Part[]} */
  const parts = [
    { name: 'entry JavaScript', size: sum(new Set(entry.filter(isScript))), budget: BUDGET.entry },
    { name: 'entry and first panel JavaScript', size: heaviest, budget: BUDGET.first },
    { name: 'initial CSS', size: sum(new Set(entry.filter((file) => file.endsWith('.css')))), budget: BUDGET.css },
    { name: 'Monaco', size: sum(new Set([...editor, ...styles])), budget: BUDGET.monaco },
    ...lazy
      .filter((file) => !monaco.includes(file))
      .map((file) => ({ name: file, size: kib(dist, file), budget: BUDGET.lazy })),
  ];
  if (existsSync(join(dist, 'sw.js'))) {
    const budget = WORKER.base + schemes * WORKER.scheme;
    parts.push({ name: 'service worker', size: kib(dist, 'sw.js'), budget, smaller: SMALLER.worker });
  }
  const first = [...screen].filter(isScript);
  return { parts, first, monacoFirst: first.filter((file) => holdsMonaco(dist, file)) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { parts, first, monacoFirst } = weigh(join(ROOT, 'dist'));
  for (const { name, size, budget, smaller = SMALLER.other } of parts) {
    const isOver = size > budget;
    const line = `${isOver ? 'OVER' : '  ok'}  ${size.toFixed(1).padStart(7)} of ${budget} KiB  ${name}`;
    console.log(isOver ? `${line}: ${smaller}` : line);
  }
  console.log(`      The first screen loads ${first.join(', ')}, and one scheme.`);
  for (const file of monacoFirst) console.log(`OVER  Monaco is in ${file}, which loads at once: import it lazily`);
  process.exitCode = monacoFirst.length > 0 || parts.some(({ size, budget }) => size > budget) ? 1 : 0;
}
