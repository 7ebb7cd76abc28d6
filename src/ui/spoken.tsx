import { useEffect, useState } from 'react';

/** Says a text to a screen reader once it has stood still for a moment, so that typing is not talked over. */
export function Spoken({ text, delay = 700 }: { text: string; delay?: number }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), delay);
    return () => clearTimeout(timer);
  }, [text, delay]);
  return (
    <span aria-live="polite" className="sr-only">
      {spoken}
    </span>
  );
}
