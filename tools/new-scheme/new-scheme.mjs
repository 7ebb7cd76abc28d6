/**
 * A new scheme that runs, to be rewritten file by file: `npm run new-scheme -- ID "Name on screen" [https://docs]`.
 *
 * Writes src/schemes/ID from tools/new-scheme/template. Nothing else in the tree changes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT } from '../fresh.mjs';

/** The first parts of the page's own addresses: src/app/router.tsx. */
const RESERVED = new Set(['cases', 'doctor', 'exchanges', 'flows', 'link', 'present']);
/** What would end a text in the files that are written, or not be seen in them. */
const UNFIT = /['"`\\\p{Cc}\u2028\u2029]/u;
const TEMPLATE = join(ROOT, 'tools/new-scheme/template');

/** What asks every scheme; `-t ID` leaves the others out. */
export const FIRST_QUESTIONS = [
  'src/schemes',
  'src/sandbox/names.test.ts',
  'src/sandbox/flows.test.ts',
  'src/sandbox/accepts.test.ts',
  'src/features/present/demos.test.ts',
  'src/features/learn/questions.test.ts',
  'src/doctor/battery.test.ts',
];
/**
 * The questions that a scheme is asked after each step.
 * @param {string} id
 */
export const firstQuestions = (id) =>
  `npx vitest run --hideSkippedTests --project node ${FIRST_QUESTIONS.join(' ')} -t ${id}`;

/**
 * The scheme that has this name on screen already, by its folder.
 * @param {string} name
 * @param {string} root
 */
function namesake(name, root) {
  const schemes = join(root, 'src/schemes');
  const folders = existsSync(schemes) ? readdirSync(schemes) : [];
  return folders.find((folder) => {
    const card = join(schemes, folder, 'card.ts');
    const own = existsSync(card) && /\bname: (['"])(.*)\1/.exec(readFileSync(card, 'utf8'))?.[2];
    return own && own.toLowerCase() === name.trim().toLowerCase();
  });
}

/**
 * Throws words for what is no id, taken, or would break the files.
 * @param {{ id: string, name: string, docs?: string, root: string }} wanted
 */
function check({ id, name, docs, root }) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(`"${id}" is no id: lower-case letters, digits and single hyphens, as in acme-pay.`);
  if (RESERVED.has(id)) throw new Error(`#/${id} is a screen of the page. Choose another id.`);
  if (existsSync(join(root, 'src/schemes', id)))
    throw new Error(`src/schemes/${id} is there already. Choose another id.`);
  if (name.trim() === '' || UNFIT.test(name))
    throw new Error('The name on screen has no quote, backslash, line end or control character.');
  const other = namesake(name, root);
  if (other) throw new Error(`src/schemes/${other} is called "${name.trim()}" already. Choose another name.`);
  if (docs !== undefined && (!/^https?:\/\/[^/]/i.test(docs) || !URL.canParse(docs) || UNFIT.test(docs)))
    throw new Error(
      `"${docs}" is no address of a documentation page: http:// or https://, without quotes, backslashes or control characters.`,
    );
}

/**
 * Writes the files of a scheme.
 * @param {{ id: string, name: string, docs?: string, root?: string }} wanted `root`: the project to write into
 * @returns {string[]} the paths written, below the root; throws words for an id that is taken or unfit
 */
export function newScheme({ id, name, docs, root = ROOT }) {
  check({ id, name, root, ...(docs === undefined ? {} : { docs }) });
  const folder = join('src/schemes', id);
  /** @type {Record<string, string>} */
  const words = { __ID__: id, __NAME__: name.trim(), __DOCS__: docs === undefined ? '' : `  docs: '${docs}',\n` };
  /** @param {string} text */
  const fill = (text) => text.replaceAll(/__(?:ID|NAME|DOCS)__/g, (slot) => words[slot] ?? slot);
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
${docs ? '' : 'No address of a documentation page was given: `docs` in card.ts is where it goes.\n\n'}Next: ${firstQuestions(id)}
then npm run dev. Start rewriting at request.ts and vectors.json; policy.ts, flows.ts and demo.ts name the same fields.
Last: npm test -- types lint format knip house unit size
house names every placeholder of the template that is still there. The README goes on from here.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
