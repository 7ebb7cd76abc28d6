import type { ComponentProps } from 'react';

/** A checkbox of 16 px in a target of 24 (WCAG 2.2, 2.5.8). Its label stands beside it, and names it by `id`. */
export function Checkbox(props: Omit<ComponentProps<'input'>, 'type' | 'className'> & { readonly id: string }) {
  return (
    <label htmlFor={props.id} className="-mx-1 grid size-6 shrink-0 place-items-center">
      <input type="checkbox" className="size-4 accent-accent" {...props} />
    </label>
  );
}
