import { parseRawHttp } from '../http/parse-raw.ts';
import type { HttpMessage } from '../http/message.ts';
import type { Problem } from '../problem.ts';
import type { Inputs } from '../recipe/evaluate.ts';
import type { Operation } from './define.ts';
import { readMessage, type MessageReading } from './parse.ts';

/** What a pasted message holds for an operation. */
export type Pasted =
  | { readonly ok: false; readonly problem: Problem }
  | {
      readonly ok: true;
      readonly message: HttpMessage;
      readonly notes: readonly string[];
      readonly reading: MessageReading;
    };

/** Reads a raw message as the operation has it; a choice that selects the message is made by what fits best. */
export function readPasted(operation: Operation, inputs: Inputs, raw: string): Pasted {
  const parsed = parseRawHttp(raw);
  if (!parsed.ok) return parsed;
  const { message, notes, hasLine } = parsed;
  const readings = choicesOf(operation, inputs).map((choice) => {
    const reading = readMessage(operation, { ...inputs, ...choice }, message);
    return {
      ...reading,
      found: { ...reading.found, ...choice },
      other: hasLine ? reading.other : reading.other.filter((part) => part.startsWith('header ')),
    };
  });
  // Stable: of equals, the choice that is made already.
  const [best] = readings.toSorted((a, b) => misfitOf(a) - misfitOf(b));
  if (!best) throw new Error(`${operation.id} has no message`);
  // Where a callback goes is for its receiver to say.
  const other = operation.direction === 'callback' ? best.other.filter((part) => part !== 'path') : best.other;
  return { ok: true, message, notes, reading: { ...best, other } };
}

/** How badly a message fits an operation: nothing misses and nothing differs at 0. */
export function misfitOf({ missing, other }: MessageReading): number {
  return missing.length * 10 + other.length;
}

function choicesOf({ message }: Operation, inputs: Inputs): Inputs[] {
  if (!('by' in message)) return [{}];
  const { by, of } = message;
  const current = inputs[by];
  const values = Object.keys(of).toSorted((a, b) => Number(b === current) - Number(a === current));
  return values.map((value) => ({ [by]: value }));
}
