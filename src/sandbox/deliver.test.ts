import { expect, test } from 'vitest';

import { findOperation } from '../core/scheme/define.ts';
import { loadSandboxes, loadScheme } from '../schemes/registry.ts';
import { createSite, deskOf } from './site.ts';
import { START, testWorld } from './test-world.ts';

const HERE = ['http://127.0.0.1:9000/hook?a=b', 'http://localhost/hook', 'http://[::1]/'];
const ELSEWHERE = [
  'http://attacker.example/',
  'https://127.0.0.1/',
  'http://127.0.0.1.attacker.example/',
  'http://127.0.0.1@attacker.example/',
  'http://attacker.example\\@127.0.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://0.0.0.0/',
  'file:///etc/passwd',
  '//attacker.example/',
  'no address',
];

test('a callback is sent to this very machine, and nowhere else', async () => {
  const called: string[] = [];
  const world = testWorld({ post: async (url) => void called.push(url) });
  const site = createSite(world, await loadSandboxes());
  const [vendor, scheme] = [site.vendors.get('aeterna'), await loadScheme('aeterna')];
  const operation = scheme && findOperation(scheme, 'webhook');
  if (!vendor || !operation) throw new Error('nobody who calls back');
  const desk = deskOf(site, vendor, START, []);
  for (const url of [...HERE, ...ELSEWHERE])
    await desk.deliver({ operation, inputs: { SecretToken: 'k', body: '{}' }, url, title: 'webhook' });
  expect(called).toEqual(HERE);
});
