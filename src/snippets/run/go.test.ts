import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { go } from '../go.ts';
import { suite } from './suite.ts';
import { execute } from './toolchain.ts';

/** No network: the standard library is all there is. The cache lasts from run to run. */
const ENV = {
  PATH: process.env['PATH'] ?? '',
  HOME: tmpdir(),
  GOCACHE: join(tmpdir(), 'countersign-go-cache'),
  GOPATH: join(tmpdir(), 'countersign-go-path'),
  GOFLAGS: '-mod=mod',
  GOPROXY: 'off',
  CGO_ENABLED: '0',
};

suite({
  language: go,
  build: async (folder, made) => {
    await writeFile(join(folder, 'go.mod'), 'module countersign\n\ngo 1.19\n');
    const packages = made.map(({ name }) => `./${name}`);
    const args = ['build', '-ldflags=-s -w', '-o', 'bin/', ...packages];
    const built = await execute('go', args, { cwd: folder, env: ENV });
    if (built.code !== 0) throw new Error(built.stderr);
  },
  command: ({ folder, name }) => [join(folder, '..', 'bin', name)],
  trust: (caFile) => ({ SSL_CERT_FILE: caFile }),
  guards: true,
});
