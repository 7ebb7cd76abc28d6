import { parseRawHttp } from '../../core/http/parse-raw.ts';
import type { HttpMessage } from '../../core/http/message.ts';
import type { Problem } from '../../core/problem.ts';
import type { Inputs } from '../../core/recipe/evaluate.ts';
import type { Operation } from '../../core/scheme/define.ts';
import { readMessage, type MessageReading } from '../../core/scheme/parse.ts';

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
  const misfit = ({ missing, other }: MessageReading) => missing.length * 10 + other.length;
  // Stable: of equals, the choice that is made already.
  const [best] = readings.toSorted((a, b) => misfit(a) - misfit(b));
  if (!best) throw new Error(`${operation.id} has no message`);
  // Where a callback goes is for its receiver to say.
  const other = operation.direction === 'callback' ? best.other.filter((part) => part !== 'path') : best.other;
  return { ok: true, message, notes, reading: { ...best, other } };
}

function choicesOf({ message }: Operation, inputs: Inputs): Inputs[] {
  if (!('by' in message)) return [{}];
  const { by, of } = message;
  const current = inputs[by];
  const values = Object.keys(of).toSorted((a, b) => Number(b === current) - Number(a === current));
  return values.map((value) => ({ [by]: value }));
}
