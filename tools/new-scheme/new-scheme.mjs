/**
 * A new scheme that runs, to be rewritten file by file: `npm run new-scheme -- ID "Name on screen" [https://docs]`.
 *
 * Writes src/schemes/ID from tools/new-scheme/template. Nothing else in the tree changes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT } from '../fresh.mjs';

const TEMPLATE = join(ROOT, 'tools/new-scheme/template');

/**
 * Writes the files of a scheme.
 * @param {{ id: string, name: string, docs?: string, root?: string }} wanted `root`: the project to write into
 * @returns {string[]} the paths written, below the root; throws words for an id that is taken or unfit
 */
export function newScheme({ id, name, docs = 'https://example.com/docs', root = ROOT }) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(`"${id}" is no id: lower-case letters, digits and single hyphens, as in acme-pay.`);
  if (name.trim() === '' || /['\\\n]/.test(name))
    throw new Error('The name on screen has no quote, backslash or line end.');
  if (!URL.canParse(docs)) throw new Error(`"${docs}" is no address of a documentation page.`);
  const folder = join('src/schemes', id);
  if (existsSync(join(root, folder))) throw new Error(`${folder} is there already. Choose another id.`);
  const words = { __ID__: id, __NAME__: name, __DOCS__: docs };
  /** @param {string} text */
  const fill = (text) => Object.entries(words).reduce((filled, [slot, word]) => filled.replaceAll(slot, word), text);
  mkdirSync(join(root, folder), { recursive: true });
  return readdirSync(TEMPLATE).map((file) => {
    const path = join(folder, fill(file.replace(/\.txt$/, '')));
    writeFileSync(join(root, path), fill(readFileSync(join(TEMPLATE, file), 'utf8')));
    return path;
  });
}

function main() {
  const [id, name, docs] = process.argv.slice(2);
  if (!id || !name) {
    console.error('npm run new-scheme -- ID "Name on screen" [https://documentation]');
    process.exitCode = 2;
    return;
  }
  try {
    const written = newScheme({ id, name, ...(docs && { docs }) });
    console.log(`Written:\n  ${written.join('\n  ')}\n
Next: npx vitest run --project node src/schemes/${id}, then npm run dev. Start rewriting at request.ts and vectors.json;
policy.ts, flows.ts and demo.ts name the same fields. The README goes on from here.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
