import { Fragment } from 'react';

import type { Mark } from './draw.ts';

/** Marks as text: what cannot be seen stands there as a glyph that says its name. */
export function Drawn({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark, index) => {
    if (typeof mark === 'string') return <Fragment key={index}>{mark}</Fragment>;
    const name = mark.count === 1 ? mark.name : `${mark.count} × ${mark.name}`;
    return (
      <Fragment key={index}>
        <span data-units={mark.count} title={name} className="glyph">
          {mark.glyph}
        </span>
        {mark.breaks && <br />}
      </Fragment>
    );
  });
}
