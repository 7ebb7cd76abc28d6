import { useEffect, useMemo, useState } from 'react';

import { piecesOf } from '../../core/bytes/pieces.ts';
import { utf8Length } from '../../core/bytes/text.ts';
import type { Problem } from '../../core/problem.ts';

/** A value of more characters than this is shown as a summary: a textarea would lay it all out at every key. */
const BIG = 100_000;

/** What is read or counted at once: some milliseconds of work. */
const PART = 2 ** 20;

/** Whether a value has too many characters for a textarea. */
export const isBig = (value: string): boolean => value.length > BIG;

/** Reads a file into a field, to the byte; says so when that cannot be done. */
export function useFileDrop(onText: (text: string) => void) {
  const [refused, setRefused] = useState<Problem>();
  const read = async (file: File) => {
    const text = await textOf(file);
    setRefused(text === undefined ? notUtf8(file) : undefined);
    if (text !== undefined) onText(text);
  };
  return { read, refused };
}

/** The text of a file, a leading BOM kept; undefined when it is not UTF-8. Read in parts, so that the page never waits. */
async function textOf(file: File): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  try {
    for (let from = 0; from < file.size; from += PART) {
      text += decoder.decode(await file.slice(from, from + PART).arrayBuffer(), { stream: true });
    }
    text += decoder.decode();
    // The first look at a character makes the browser lay the parts end to end: of 64 MB, 40 ms, in a task of their own.
    text.charCodeAt(0);
    await new Promise((resolve) => setTimeout(resolve));
    return text;
  } catch {
    return undefined;
  }
}

/** How many bytes of UTF-8 a value takes; of one that takes long to count, undefined until it is counted. */
export function useByteCount(value: string): number | undefined {
  const isLong = value.length > PART;
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
