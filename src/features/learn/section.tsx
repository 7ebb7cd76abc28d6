import type { ReactNode } from 'react';

/** The place of a section on the page, by its title. */
export function sectionId(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '-');
}

/** A part of the Learn page, which links can lead to by its title. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = sectionId(title);
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} tabIndex={-1} className="section-title mb-3">
        {title}
      </h2>
      {children}
    </section>
  );
}
