/**
 * What a text may be when it was copied with what stood around it, the likeliest first: the inside of a Markdown code
 * block, of backticks, of a string in JSON, or a command behind other words. None is the text itself.
 */
export function insidesOf(text: string): string[] {
  const piece = text.trim();
  const fenced = /(?:^|\n)[ \t]{0,9}```[^\n`]{0,40}\n([\s\S]*?)\n[ \t]{0,9}```/.exec(piece)?.[1];
  const quoted = /^(`+)([^`][\s\S]*[^`])\1$/.exec(piece)?.[2];
  const command = /[\s(`:](curl(?:\.exe)?[ \t][^\n]{0,2000}?(?:https?:\/\/|[\w-]\.\w)[\s\S]*)/.exec(piece)?.[1];
  return [fenced, quoted, unescaped(piece), headerPairs(piece), command].filter((inside) => inside !== undefined);
}

/** JSON within a string, as logs write a body: `"{\"a\":1}"`, with its quotes or without. */
function unescaped(piece: string): string | undefined {
  const isString = /^"\s*[[{]/.test(piece);
  if (!isString && !/^[[{]\s*\\"/.test(piece)) return undefined;
  try {
    const inside: unknown = JSON.parse(isString ? piece : `"${piece}"`);
    return typeof inside === 'string' ? inside : undefined;
  } catch {
    return undefined;
  }
}

/** Headers as a browser's network panel gives them: a name with a colon on one line, its value on the next. */
function headerPairs(piece: string): string | undefined {
  const lines = piece.split(/\r?\n/);
  const isPaired = lines.length % 2 === 0 && lines.every((line, at) => at % 2 === 1 || /^:?[\w-]{1,100}:$/.test(line));
  if (!isPaired) return undefined;
  const pairs = lines.flatMap((line, at) => (at % 2 === 0 ? [`${line} ${lines[at + 1] ?? ''}`] : []));
  return pairs.filter((pair) => !pair.startsWith(':')).join('\n');
}

/** The note beside what was read so. */
export const SURROUNDED = 'What stood around it when it was copied was left out.';

/** A command with the quotes and spaces of a word processor or a chat made into those of a shell; and whether there were any. */
export function plainPunctuation(text: string): { readonly text: string; readonly isChanged: boolean } {
  const isTypeset = /[\s=][“”„‘’]/.test(text) && !/[\s=]["']/.test(text);
  const straight = isTypeset ? text.replaceAll(/[“”„]/g, '"').replaceAll(/[‘’]/g, "'") : text;
  const plain = /(?:curl|[\s\u00a0]-{1,2}\w{1,20})\u00a0/.test(straight)
    ? straight.replaceAll('\u00a0', ' ')
    : straight;
  return { text: plain, isChanged: plain !== text };
}

export const PUNCTUATION =
  'Curly quotes and non-breaking spaces were read as plain ones: a shell takes them for letters.';
