import * as fc from 'fast-check';

import { readImport } from './index.ts';

/** The first request of a pasted text, with all that is said to be lost. */
export function read(text: string) {
  const reading = readImport(text);
  if (!reading.ok || !('requests' in reading)) throw new Error(`not read: ${JSON.stringify(reading)}`);
  const [request] = reading.requests;
  if (!request) throw new Error('no request');
  return { ...reading, message: request.message, lost: [...reading.lost, ...request.lost] };
}

/** The raw body of the first request a text holds; throws where it is read as no request. */
export const body = (text: string) => read(text).message.body;

/** Texts a body may be of. Not lone surrogates: no command line carries them. */
export const hostile = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '"',
      "'",
      '\\',
      '\n',
      '%',
      '%20',
      '^',
      '&',
      '|',
      '$',
      '`',
      '!',
      '(',
      ')',
      '{}',
      'é',
      '😊',
      '\t',
      '#',
      ';',
      '@{',
    ),
    { maxLength: 12 },
  )
  .map((parts) => `x${parts.join('')}`);
