import { memberOf, scanJson } from '../../core/json/scan.ts';
import { spanText, utcText } from '../../core/scheme/time-words.ts';

/** From the issue of a token to its end, and where the clock stands between them. */
export function Lifetime({ payload, now }: { payload: string; now: number | undefined }) {
  const [issued, expires] = [secondsOf(payload, 'iat'), secondsOf(payload, 'exp')];
  if (issued === undefined || expires === undefined || expires <= issued) return null;
  const lifetime = spanText(expires - issued);
  const words = now === undefined ? `lifetime ${lifetime}` : `lifetime ${lifetime}; ${stateOf(issued, expires, now)}`;
  // Room on both sides, so that a clock outside of the lifetime has a place.
  const at =
    now === undefined ? undefined : Math.max(0, Math.min(100, 20 + (60 * (now - issued)) / (expires - issued)));
  const isOver = now !== undefined && now >= expires;
  return (
    <figure aria-label="Lifetime">
      <figcaption className="text-sm font-medium first-letter:uppercase">{words}</figcaption>
      <div aria-hidden="true" className="relative mt-2 h-3 rounded-full bg-sunken">
        <div
          className={`absolute inset-y-0 right-[20%] left-[20%] border-x-2 ${isOver ? 'border-bad bg-bad-soft' : 'border-ok bg-ok-soft'}`}
        />
        {at !== undefined && (
          <div
            className="absolute -top-1 -bottom-1 w-1 -translate-x-1/2 rounded-full bg-accent"
            style={{ left: `${at}%` }}
          />
        )}
      </div>
      <dl className="mt-1.5 grid grid-cols-1 gap-x-4 text-xs leading-5 text-muted sm:grid-cols-3">
        <Mark name="issued" seconds={issued} />
        {now !== undefined && <Mark name="now" seconds={now} className="sm:text-center" />}
        <Mark name="expires" seconds={expires} className="sm:col-start-3 sm:text-right" />
      </dl>
    </figure>
  );
}

function Mark({ name, seconds, className = '' }: { name: string; seconds: number; className?: string }) {
  return (
    <div className={className}>
      <dt className="inline font-medium text-ink">{name} </dt>
      <dd className="inline font-mono whitespace-nowrap tabular-nums">{utcText(seconds)}</dd>
    </div>
  );
}

function stateOf(issued: number, expires: number, now: number): string {
  if (now < issued) return `starts in ${spanText(issued - now)}`;
  if (now >= expires) return `expired ${spanText(now - expires)} ago`;
  return `${spanText(expires - now)} left`;
}

function secondsOf(payload: string, claim: string): number | undefined {
  const scan = scanJson(payload);
  const value = scan.ok ? memberOf(scan.root, claim)?.value : undefined;
  const seconds = value?.type === 'number' ? Number(payload.slice(value.start, value.end)) : Number.NaN;
  return Number.isFinite(seconds) ? seconds : undefined;
}
