export function Loading() {
  return (
    <p className="text-muted">
      <output>Loading …</output>
    </p>
  );
}
