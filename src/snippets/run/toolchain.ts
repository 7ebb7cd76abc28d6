import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { textOf, type Language } from '../language.ts';
import type { Input, Program } from '../program.ts';

/** How one language's programs are built and started. */
export interface Toolchain {
  readonly language: Language;
  /** Builds the programs that were made since it was last called, all in one go; absent for scripts. */
  readonly build?: (folder: string, made: readonly Made[]) => Promise<void>;
  /** The command that runs one. */
  readonly command: (made: Made) => readonly [file: string, ...args: string[]];
  /** Runs cases of programs that have run by themselves in one process, where starting one takes longer than running. */
  readonly together?: (folder: string, cases: readonly Case[]) => Promise<readonly Ran[]>;
  /** What makes its TLS trust the authority whose certificate is in that file; without it no call over TLS is made. */
  readonly trust?: (caFile: string) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** Its programs say which variable is missing: `set AETERNA_SECRET_TOKEN in the environment`. */
  readonly guards?: true;
  /** How its HTTP client sends a header in Latin-1, and one beyond it; UTF-8 where nothing is said. */
  readonly headers?: readonly [latin1: HeaderWay, beyond: HeaderWay];
}

/** `changed`: other bytes than those of either, a question mark for example. */
export type HeaderWay = 'utf-8' | 'latin-1' | 'changed' | 'refused';

/** A program in a folder of its own. */
export interface Made {
  readonly name: string;
  readonly folder: string;
  readonly path: string;
}

/** One run of a program: what stands in its environment, and what it reads. */
export interface Case extends Given {
  readonly made: Made;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of programs of one language; equal programs are one. */
export class Workshop {
  readonly #toolchain: Toolchain;
  readonly #made = new Map<string, Made>();
  #unbuilt: Made[] = [];
  #folder = '';

  constructor(toolchain: Toolchain) {
    this.#toolchain = toolchain;
  }

  async open(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), `countersign-${this.#toolchain.language.id}-`));
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Writes the program down; `build` then makes all that were written. */
  async add(program: Program): Promise<Made> {
    const { language } = this.#toolchain;
    const text = textOf(language.write(program));
    const known = this.#made.get(text);
    if (known) return known;
    const name = `p${this.#made.size}`;
    const folder = join(this.#folder, name);
    await mkdir(folder);
    const made = { name, folder, path: join(folder, language.fileName(program)) };
    await writeFile(made.path, text);
    this.#made.set(text, made);
    this.#unbuilt.push(made);
    return made;
  }

  async build(): Promise<void> {
    const made = this.#unbuilt;
    this.#unbuilt = [];
    if (made.length > 0) await this.#toolchain.build?.(this.#folder, made);
  }

  /** Runs it with nothing else in its environment than PATH, the inputs and `extra`. */
  run(made: Made, inputs: Given, extra: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const [file, ...args] = this.#toolchain.command(made);
    const env = { ...this.#environment(), ...inputs.env, ...extra };
    return execute(file, args, { cwd: made.folder, env, input: inputs.stdin });
  }

  /** Runs all, the answers in their order: each program at least once by itself, as its user starts it. */
  async runAll(cases: readonly Case[]): Promise<readonly Ran[]> {
    const { together } = this.#toolchain;
    const known = new Set<Made>();
    const isFirst = ({ made }: Case) => known.size < known.add(made).size;
    const alone = cases.filter((each) => isFirst(each) || !together);
    const others = cases.filter((each) => !alone.includes(each));
    const answers = new Map<Case, Ran>();
    await inParallel(alone, 3, async (each) => void answers.set(each, await this.run(each.made, each)));
    const env = this.#environment();
    const rest = others.map((each) => ({ ...each, env: { ...env, ...each.env } }));
    const ran = rest.length > 0 ? await together?.(this.#folder, rest) : [];
    others.forEach((each, at) => {
      const answer = ran?.[at];
      if (answer) answers.set(each, answer);
    });
    return cases.map((each) => {
      const answer = answers.get(each);
      if (!answer) throw new Error(`${each.made.path} has not run`);
      return answer;
    });
  }

  #environment(): Readonly<Record<string, string>> {
    return { ...BASE_ENV, HOME: this.#folder };
  }
}

const BASE_ENV = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/** Input values as the program takes them. */
export interface Given {
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
}

/** The environment and standard input that give a program these values; inputs of other sources are not looked at. */
export function given(inputs: readonly Input[], values: Readonly<Record<string, string>>): Given {
  const env: Record<string, string> = {};
  let stdin = '';
  for (const { name, source } of inputs) {
    const value = values[name] ?? '';
    if (source.from === 'environment') env[source.variable] = value;
    if (source.from === 'stdin') stdin = value;
  }
  return { env, stdin };
}

interface Execution {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Ends with the exit code; a program that cannot be started at all is an error of the test. */
export function execute(file: string, args: readonly string[], { cwd, env, input = '' }: Execution): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = execFile(file, [...args], { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number') resolve({ code, stdout, stderr });
      else reject(new Error(`${file} could not be run: ${error?.message ?? ''}\n${stderr}`));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Runs at most `width` at a time: two cores, and other tests on them. */
async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
