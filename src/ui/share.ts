/**
 * The next value with every part that equals the old one's replaced by the old one itself, so that
 * whoever compares by identity sees what really changed. For plain data of modest size.
 */
export function shareEqual<T>(old: unknown, next: T): T {
  if (old === next) return next;
  if (!isPlain(old) || !isPlain(next) || Array.isArray(old) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  const before = old as Readonly<Record<string, unknown>>;
  const shared: Record<string, unknown> = {};
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    shared[key] = shareEqual(before[key], (next as Readonly<Record<string, unknown>>)[key]);
    same &&= shared[key] === before[key];
  }
  if (same) return old as T;
  return (Array.isArray(next) ? Object.values(shared) : shared) as T;
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
  );
}

/** Hands out what it handed out before as long as that is equal. */
export function keeper<T>(): (next: T) => T {
  let last: T | undefined;
  return (next) => (last = shareEqual(last, next));
}
