import { expect, test } from 'vitest';

import { useNotice } from './notice.ts';
import { openFile } from './open-file.ts';

/** What a browser hands over for a folder, and for a file that has gone: a name, and nothing that can be read. */
class Unreadable extends File {
  override slice(): Blob {
    return this;
  }
  override text(): Promise<never> {
    return Promise.reject(new DOMException('A requested file or directory could not be found.', 'NotFoundError'));
  }
}

test('a folder, or a file that has gone, is said to be unreadable', async () => {
  await openFile(new Unreadable([], 'cases'));
  expect(useNotice.getState().says).toBe('cases cannot be opened: A requested file or directory could not be found.');
});
