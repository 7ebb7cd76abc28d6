import type { ReactNode } from 'react';

interface SectionProps {
  title: string;
  /** Beside the title. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A card with a heading; a region named by it. */
export function Section({ title, tools, children }: SectionProps) {
  return (
    <section aria-label={title} className="draw-when-seen min-w-0 rounded-lg border border-line bg-surface p-4">
      <div className={`flex flex-wrap items-center justify-between gap-2 ${tools ? 'mb-3 min-h-8' : 'mb-2'}`}>
        <h2 className="text-base font-semibold">{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}
