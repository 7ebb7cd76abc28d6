import { useEffect, useMemo, useState } from 'react';

import { PIECE, piecesOf } from '../../core/bytes/pieces.ts';
import { utf8Length } from '../../core/bytes/text.ts';
import type { Problem } from '../../core/problem.ts';
import { textOf } from '../../ui/large-file.ts';
import { oneAtATime } from '../../ui/one-at-a-time.ts';

/** Reads a file into a field, to the byte; says so when that cannot be done. */
export function useFileDrop(onText: (text: string) => void) {
  const [refused, setRefused] = useState<Problem>();
  const [reading] = useState(oneAtATime);
  const read = async (file: File) => {
    const signal = reading.next();
    const text = await textOf(file);
    if (signal.aborted) return;
    setRefused(text === undefined ? notUtf8(file) : undefined);
    if (text !== undefined) onText(text);
  };
  return { read, refused };
}

/** How many bytes of UTF-8 a value takes; of one that takes long to count, undefined until it is counted. */
export function useByteCount(value: string): number | undefined {
  const isLong = value.length > PIECE;
  const short = useMemo(() => (isLong ? undefined : utf8Length(value)), [isLong, value]);
  const [counted, setCounted] = useState<{ readonly value: string; readonly bytes: number }>();
  useEffect(() => {
    if (!isLong) return;
    let isWanted = true;
    const work = async () => {
      let bytes = 0;
      for (const piece of piecesOf(value)) {
        bytes += utf8Length(piece);
        await new Promise((resolve) => setTimeout(resolve));
        if (!isWanted) return;
      }
      setCounted({ value, bytes });
    };
    void work();
    return () => {
      isWanted = false;
    };
  }, [isLong, value]);
  return short ?? (counted?.value === value ? counted.bytes : undefined);
}

function notUtf8(file: File): Problem {
  return {
    code: 'file-not-utf8',
    severity: 'error',
    expected: 'a file of UTF-8 text',
    got: `other bytes in ${file.name}`,
    fix: 'The field was not changed: reading them as text would alter them. Save the body as UTF-8.',
  };
}
