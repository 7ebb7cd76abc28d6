/** Puts the focus into the field of that name, in the middle of the window. Nothing where there is none. */
function focusField(name: string): void {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
  // Beside the name there are buttons; a large value has nothing else.
  const input =
    field?.querySelector<HTMLElement>('textarea, select, input') ?? field?.querySelector<HTMLElement>('button');
  input?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}

/** The name of a field that something is to be done at, and the way there. */
function FieldName({ name }: { readonly name: string }) {
  return (
    <button
      type="button"
      onClick={() => focusField(name)}
      className="link cursor-pointer font-mono font-semibold wrap-anywhere"
    >
      {name}
    </button>
  );
}

/** Several, with commas between them. */
export function FieldNames({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <FieldName name={name} />
    </span>
  ));
}
