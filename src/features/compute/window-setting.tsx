import { useCallback, useState } from 'react';

import type { Problem } from '../../core/problem.ts';
import { spanText } from '../../core/scheme/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { useLater } from '../../ui/later.ts';
import { TextField } from '../../ui/text-field.tsx';
import { askSandbox } from '../../workers/page/admin.ts';

/** As the sandbox has them: by scheme and policy. */
type Windows = Readonly<Record<string, Readonly<Record<string, { readonly past: number }>>>>;

const DAY = 86_400;

/** Seconds in force for a scheme; null when its sandbox looks at no timestamp. */
function inForce(windows: Windows | undefined, scheme: string): number | null {
  return Object.values(windows?.[scheme] ?? {})[0]?.past ?? null;
}

/** The window in force: undefined while the sandbox is asked, null when it looks at no timestamp. */
function useWindow(scheme: string) {
  const ask = useCallback(async () => inForce(await askSandbox<Windows>('GET', 'windows'), scheme), [scheme]);
  const found = useLater(ask);
  const [taken, setTaken] = useState<number | null>();
  const set = async (seconds: number) =>
    setTaken(inForce(await askSandbox<Windows>('PUT', 'windows', { [scheme]: seconds }), scheme));
  return { now: taken ?? found, set };
}

/** How far a timestamp may be off for the sandbox of a scheme: shown, and set. */
export function WindowSetting({ scheme }: { readonly scheme: string }) {
  const { now, set } = useWindow(scheme);
  const [typed, setTyped] = useState<string>();
  if (now === undefined) return <p className="text-sm text-muted">Asking the sandbox…</p>;
  if (now === null) return <p className="text-sm text-muted">This vendor’s sandbox checks no timestamps.</p>;
  const text = typed ?? String(now);
  const problems = problemsOf(text);
  const canSet = typed !== undefined && problems.length === 0 && Number(text) !== now;
  return (
    <form
      className="max-w-prose"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSet) void set(Number(text));
      }}
    >
      <TextField
        name="Seconds"
        isOurs
        help="How far a timestamp may be before or after the sandbox’s clock: a whole number, at most a day."
        value={text}
        onChange={setTyped}
        problems={problems}
      />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={!canSet}>
          Set window
        </Button>
        <p role="status" aria-label="Timestamp window" className="text-small text-muted">
          In force: {spanText(now)} in either direction.
        </p>
      </div>
    </form>
  );
}

function problemsOf(text: string): Problem[] {
  if (/^\d{1,5}$/.test(text) && Number(text) <= DAY) return [];
  return [
    {
      code: 'window',
      severity: 'error',
      expected: `a whole number of seconds from 0 to ${DAY}`,
      got: text === '' ? 'nothing' : `${text.length} characters that are not`,
      fix: 'The window in force stays until then.',
    },
  ];
}
