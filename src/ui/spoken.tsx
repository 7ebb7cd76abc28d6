import { useEffect, useState } from 'react';

/** How long the text must stand still, in milliseconds. */
const REST = 700;

/** Says a text to a screen reader once it has stood still for a moment, so that typing is not talked over. */
export function Spoken({ text }: { text: string }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <span aria-live="polite" className="sr-only">
      {spoken}
    </span>
  );
}
