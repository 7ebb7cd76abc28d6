/** Advice put together of several causes', with each sentence said once: causes of one family begin alike. */
export function saidOnce(parts: readonly string[]): string {
  return [...new Set(parts.flatMap((part) => part.split(/(?<=[.!?]) (?=\p{Lu})/u)))].join(' ');
}
