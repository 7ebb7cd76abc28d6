import { PIECE, piecesOf } from '../core/bytes/pieces.ts';

/** A part of a long text that belongs to the request that comes next. */
export interface Part {
  readonly is: 'part';
  readonly id: number;
  readonly name: string;
  readonly text: string;
}

type Texts = Readonly<Record<string, string>>;

/** A value of more UTF-16 units than this goes ahead in parts: to copy it in one message would stop the page. */
const LONG = 4 * PIECE;

/** Sends the long texts ahead; gives the texts without them. */
export async function sendLong(post: (part: Part) => Promise<unknown>, id: number, texts: Texts): Promise<Texts> {
  const long = Object.entries(texts).filter(([, value]) => value.length > LONG);
  for (const [name, value] of long) for (const text of piecesOf(value)) await post({ is: 'part', id, name, text });
  return { ...texts, ...Object.fromEntries(long.map(([name]) => [name, ''])) };
}

/** The other side: keeps the parts of the newest request. */
export function keeper() {
  let ahead: { readonly id: number; readonly texts: Map<string, string[]> } | undefined;
  return {
    keep({ id, name, text }: Part): void {
      if (ahead?.id !== id) ahead = { id, texts: new Map() };
      const parts = ahead.texts.get(name) ?? [];
      parts.push(text);
      ahead.texts.set(name, parts);
    },
    /** The texts with the long ones in place; forgets them. */
    whole(id: number, texts: Texts): Record<string, string> {
      const long = ahead?.id === id ? [...ahead.texts].map(([name, parts]) => [name, parts.join('')] as const) : [];
      ahead = undefined;
      return { ...texts, ...Object.fromEntries(long) };
    },
    forget(): void {
      ahead = undefined;
    },
  };
}
