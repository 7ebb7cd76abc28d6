/** House rules that no linter knows. `node tools/house.mjs` prints what breaks them and exits 1. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT } from './fresh.mjs';

const MAX_LINES = 400;
const CODE = /\.(ts|tsx|mjs|css)$/;
/** What a scheme has beside its code. */
const SCHEME_TEXT = /^src\/schemes\/.*\.(md|json)$/;
const BELOW_APP = /^src\/(core|schemes|sandbox|doctor|snippets|cases|ui|features)\//;
const TEST = /\.(b?test|spec)\.tsx?$/;

/**
 * A pattern, the files it is looked for in, and what to do instead. Written with a class around one letter
 * where the plain text would find itself in this file.
 * @type {{ pattern: RegExp, where: (path: string) => boolean, say: string }[]}
 */
const BANNED = [
  {
    pattern: /\bscheme\.id\s*[!=]==?/,
    where: (path) => path.startsWith('src/') && !path.startsWith('src/schemes/'),
    say: 'shared code never asks which scheme it has: put the difference into the definition',
  },
  {
    pattern: /import\.meta\.glob\b/,
    // The service worker is composed like the page, and can load nothing later.
    where: (path) => path.startsWith('src/') && !/^src\/(schemes\/|app\/|sw\.ts$)/.test(path),
    say: 'only the registry in src/schemes (and the app) discovers files: import it, or take its entries as an argument',
  },
  {
    pattern: /\bnew Date\(\s*\)/,
    where: (path) => BELOW_APP.test(path) && !TEST.test(path),
    say: "take the time from the world's clock",
  },
  {
    pattern: /(eslint|oxlint)[-]disable|@ts[-](ignore|nocheck|expect-error)/,
    where: () => true,
    say: 'mend the code, or change the rule for everybody with a reason beside it',
  },
  {
    pattern: /\.(only|skip|todo|fixme)[(]|\btest\.fail[(]/,
    where: (path) => TEST.test(path),
    say: 'every test runs',
  },
  {
    pattern: /\b(text|bg|border|fill|stroke)-\[(#|[\d.]+(rem|px|em)\])/,
    where: (path) => /^src\/(ui|features|app)\/.*\.tsx$/.test(path),
    say: 'colours and sizes of type are tokens: take one of src/app/styles.css',
  },
  {
    pattern:
      /\b(by|from|of) the template\b|"template, computed|Replace this with what the vendor|: write what you find\b|\bdocs: '\w+:\/\/(www\.)?example\.(com|org|net)\b/,
    where: (path) => path.startsWith('src/schemes/'),
    say: 'this stands in the template of a new scheme: write what the vendor documents',
  },
  { pattern: /\b(TO[D]O|FIX[M]E|X[X]X)\b/, where: () => true, say: 'do it, or open an issue' },
];

/**
 * What is wrong with one file, one line each.
 * @param {string} path relative to the project, with forward slashes
 * @param {string} text
 */
export function checkFile(path, text) {
  const lines = text.split('\n');
  const found = BANNED.filter(({ where }) => where(path)).flatMap(({ pattern, say }) =>
    lines.flatMap((line, index) => {
      const match = pattern.exec(line);
      return match ? [`${path}:${index + 1}: ${match[0]} — ${say}`] : [];
    }),
  );
  const count = text.endsWith('\n') ? lines.length - 1 : lines.length;
  return count > MAX_LINES && CODE.test(path)
    ? [...found, `${path}: ${count} lines — split it; ${MAX_LINES} at most`]
    : found;
}

/**
 * Dependencies that would run a program of their own at install time.
 * @param {string} text package-lock.json
 */
export function checkLock(text) {
  /** @type {{ packages: Record<string, { hasInstallScript?: boolean, resolved?: string }> }} */
  const { packages } = JSON.parse(text);
  return Object.entries(packages).flatMap(([path, { hasInstallScript, resolved }]) => [
    ...(hasInstallScript ? [`package-lock.json: ${path} has an install script — choose another package`] : []),
    ...(resolved?.startsWith('http') ? [`package-lock.json: ${path} names a registry — .npmrc leaves them out`] : []),
  ]);
}

/** @param {string} folder */
function codeIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => CODE.test(path) || SCHEME_TEXT.test(path));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = [
    ...['src', 'e2e', 'tools']
      .flatMap(codeIn)
      .flatMap((path) => checkFile(path, readFileSync(join(ROOT, path), 'utf8'))),
    ...checkLock(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')),
  ];
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
