/** Runs modules for Node.js one after the other, each loaded anew, in this process: together.ts says what is read and told. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

const given = readFileSync(0);
let at = 0;
const number = () => given.readInt32BE((at += 4) - 4);
const bytes = () => given.subarray((at += 4), (at += given.readInt32BE(at - 4)));
const text = () => bytes().toString();

/** @param {Record<string, string>} environment */
function setEnvironment(environment) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
}

/** @param {Buffer} written */
function tell(written) {
  const length = Buffer.alloc(4);
  length.writeInt32BE(written.length);
  return Buffer.concat([length, written]);
}

/** @param {NodeJS.WriteStream} stream what is written to it goes into the list that is returned */
function kept(stream) {
  /** @type {Buffer[]} */
  const parts = [];
  Object.assign(stream, { write: (/** @type {string | Buffer} */ part) => parts.push(Buffer.from(part)) > 0 });
  return parts;
}

const write = process.stdout.write.bind(process.stdout);
const answers = [];
for (let count = number(), turn = 0; turn < count; turn++) {
  process.chdir(text());
  const path = text();
  setEnvironment(Object.fromEntries(Array.from({ length: number() }, () => [text(), text()])));
  Object.defineProperty(process, 'stdin', { value: Readable.from([bytes()]), configurable: true });
  const out = kept(process.stdout);
  const err = kept(process.stderr);
  const code = Buffer.alloc(4);
  try {
    await import(`${pathToFileURL(path).href}?${turn}`);
  } catch (error) {
    err.push(Buffer.from(inspect(error)));
    code.writeInt32BE(1);
  }
  answers.push(code, ...[out, err].map((parts) => tell(Buffer.concat(parts))));
}
write(Buffer.concat(answers));
