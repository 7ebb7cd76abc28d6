/** What stands in a table under a name that somebody typed; undefined for what every object inherits (`constructor`). */
export function ownOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
