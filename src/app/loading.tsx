/** What stands in the place of a screen that is on its way. */
export function Loading() {
  return (
    <p className="text-muted">
      <output>Loading…</output>
    </p>
  );
}
