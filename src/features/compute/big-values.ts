import { useState } from 'react';

import { decodeUtf8 } from '../../core/bytes/text.ts';
import type { Problem } from '../../core/problem.ts';

/** A value of more characters than this is shown as a summary: a textarea would lay it all out at every key. */
const BIG = 100_000;

export const isBig = (value: string): boolean => value.length > BIG;

/** Reads a file into a field, to the byte; says so when that cannot be done. */
export function useFileDrop(onText: (text: string) => void) {
  const [refused, setRefused] = useState<Problem>();
  const read = async (file: File) => {
    const text = decodeUtf8(new Uint8Array(await file.arrayBuffer()));
    setRefused(text === undefined ? notUtf8(file) : undefined);
    if (text !== undefined) onText(text);
  };
  return { read, refused };
}

function notUtf8(file: File): Problem {
  return {
    code: 'file-not-utf8',
    severity: 'error',
    expected: 'a file of UTF-8 text',
    got: `other bytes in ${file.name}`,
    fix: 'Nothing was taken over: reading them as text would change them. Save the body as UTF-8.',
  };
}
