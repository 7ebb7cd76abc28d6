import '../../ui/ui.css';

import type { ReactNode } from 'react';

import type { Case } from '../../cases/case.ts';
import { Heading } from '../../ui/shell-heading.tsx';
import { PackSection } from './pack-section.tsx';
import { RecentSection, type RecentProps } from './recent-section.tsx';

interface CasesProps extends RecentProps {
  /** Opens a file; the app's own button. */
  readonly openButton: ReactNode;
  readonly onOpen: (value: Case) => void;
}

/** Cases in files: recent ones, and packs of many. */
export function CasesScreen({ openButton, ...rest }: CasesProps) {
  return (
    <>
      <Heading>Cases</Heading>
      <p className="mt-2 max-w-prose text-muted">
        A case is one computation as a file or a link: it gives the same result on any machine. A pack is many cases,
        each with the outcome it must give.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {openButton}
        <span className="text-small text-muted max-sm:hidden">or drop a file anywhere on the page</span>
      </div>
      <div className="mt-6 grid gap-4">
        <PackSection onOpen={rest.onOpen} />
        <RecentSection {...rest} />
      </div>
    </>
  );
}
