import { Check, Copy, X } from 'lucide-react';
import { memo, useEffect, useState } from 'react';

import { Button, IconButton } from './button.tsx';

interface CopyButtonProps {
  /** Accessible name, such as "Copy hash". */
  label: string;
  /** The exact text, fetched when somebody asks. */
  text: () => string | Promise<string>;
  /** Words beside the icon; without them the button is an icon. */
  children?: string;
  /** Of the words: the one thing to do here. */
  isMain?: boolean;
}

type Outcome = 'idle' | 'done' | 'failed';
const SAYS: Readonly<Record<Outcome, string>> = {
  idle: '',
  done: 'Copied',
  failed: 'The browser did not allow copying. Select the text and press Ctrl+C.',
};

/** Give it a stable `text`: it is then drawn once, however often the value changes. */
export const CopyButton = memo(function CopyButton({ label, text, children, isMain = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 1500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text());
      setOutcome('done');
    } catch {
      setOutcome('failed');
    }
  };
  const icon =
    outcome === 'idle' ? (
      <Copy size={15} />
    ) : outcome === 'done' ? (
      <Check size={15} className="text-ok" />
    ) : (
      <X size={15} className="text-bad" />
    );
  return (
    <>
      {children === undefined ? (
        <IconButton label={label} icon={icon} onClick={() => void copy()} />
      ) : (
        <Button look={isMain ? 'primary' : 'outline'} aria-label={label} onClick={() => void copy()}>
          {icon}
          {children}
        </Button>
      )}
      <span role="status" className="sr-only">
        {SAYS[outcome]}
      </span>
    </>
  );
});
