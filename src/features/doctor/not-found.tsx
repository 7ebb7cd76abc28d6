import type { DiagnosisView } from '../../workers/doctor-view.ts';
import { count } from '../../ui/count.ts';
import { FieldNames } from '../../ui/field-name.tsx';
import { Says } from '../../ui/says.tsx';
import { WithDigests } from '../../ui/with-digests.tsx';

/** An honest no: what was ruled out, what no search can find, and what would settle it. */
export function NotFound({ view, empty }: { view: DiagnosisView; /** Secrets that were. */ empty: readonly string[] }) {
  const { says, tried, excluded, limited, advice } = view;
  return (
    <>
      <p className="mt-3 max-w-prose wrap-anywhere">
        <WithDigests text={excluded ? `None of ${count(tried, 'computation')} gives this value.` : says} />
      </p>
      {empty.length > 0 && (
        <div className="mt-3 max-w-prose">
          <Says tone="warn">
            <FieldNames names={empty} /> is empty, so all of it was computed without. Enter it, and diagnose again.
          </Says>
        </div>
      )}
      {excluded && limited !== undefined && (
        <div className="mt-3 max-w-prose">
          <Says tone="warn">{limited}</Says>
        </div>
      )}
      {excluded && excluded.length > 0 && <RuledOut excluded={excluded} isAlone={limited !== undefined} />}
      {excluded && <NoSearchFinds />}
      <h2 className="mt-6 mb-2 section-title">What to bring next</h2>
      <ul className="grid max-w-prose list-disc gap-2 pl-5 text-sm leading-6">
        {advice?.map((sentence) => (
          <li key={sentence} className="min-w-0 wrap-anywhere">
            <WithDigests text={sentence} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface RuledOutProps {
  readonly excluded: NonNullable<DiagnosisView['excluded']>;
  /** Only single mistakes were tried. */
  readonly isAlone: boolean;
}

function RuledOut({ excluded, isAlone }: RuledOutProps) {
  return (
    <>
      <h2 className="mt-6 mb-2 section-title">Ruled out</h2>
      <p className="mb-2 max-w-prose text-sm text-muted">
        {isAlone ? 'Each of these alone.' : 'Each of these alone, and together with those of the other groups.'}
      </p>
      <ul className="grid text-sm">
        {excluded.map(({ group, name, count: number }) => (
          <li key={group} className="flex items-baseline justify-between gap-4 border-t border-line py-1.5">
            <span>{name}</span>
            <span className="shrink-0 text-muted tabular-nums">{count(number, 'mistake')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function NoSearchFinds() {
  return (
    <>
      <h2 className="mt-6 mb-2 section-title">What no search can find</h2>
      <p className="max-w-prose text-sm leading-6">
        A wrong secret leaves no trace in a signature. Nor does a key you do not have, or a copy of the message that
        lost or gained a byte on its way here.
      </p>
    </>
  );
}
