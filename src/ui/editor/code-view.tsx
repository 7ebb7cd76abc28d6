import { useEffect, useMemo, useRef, useState } from 'react';

import { usePresenting } from '../presenting.ts';
import type { Language } from './monaco.ts';
import { useMonaco } from './use-monaco.ts';

interface CodeViewProps {
  /** Accessible name, the same before and after Monaco is there. */
  label: string;
  language: Language;
  /** Shown as it is given: nothing is indented, sorted or written anew. While presenting, secrets in it are dots. */
  text: string;
}

/** Beyond this a view scrolls, in pixels. */
const TALLEST = 320;

/** A text to read: plain at first; in Monaco once it is on screen and the page has nothing better to do. */
export function CodeView({ label, language, text: given }: CodeViewProps) {
  const cover = usePresenting((state) => state.cover);
  const text = useMemo(() => cover(given), [cover, given]);
  const plain = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(plain);
  // Monaco would make all line ends alike.
  const { host, isUp, height } = useMonaco({ label, language, text }, isSeen && !text.includes('\r'), false);
  return (
    <div data-code="" className="overflow-hidden rounded-md focus-within:outline-2 focus-within:outline-accent">
      <div ref={host} style={{ height: Math.min(height, TALLEST) }} />
      {!isUp && (
        <div
          ref={plain}
          role="textbox"
          aria-readonly="true"
          aria-multiline="true"
          aria-label={label}
          tabIndex={0}
          className="max-h-80 overflow-auto py-2 pl-3 font-mono text-small leading-5 wrap-anywhere whitespace-pre-wrap"
        >
          {text}
        </div>
      )}
    </div>
  );
}

/** True from the first time the element is on screen while the browser is idle. */
function useSeen(element: { readonly current: HTMLElement | null }): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (isSeen || !target) return;
    let idle = 0;
    // A busy page hears of several moments at once, and the first of them may be before the element was scrolled to.
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      idle = whenIdle(() => setSeen(true));
    });
    observer.observe(target);
    return () => {
      observer.disconnect();
      if ('cancelIdleCallback' in globalThis) cancelIdleCallback(idle);
      else clearTimeout(idle);
    };
  }, [element, isSeen]);
  return isSeen;
}

/** Safari has no requestIdleCallback. */
function whenIdle(run: () => void): number {
  return 'requestIdleCallback' in globalThis ? requestIdleCallback(run) : window.setTimeout(run, 200);
}
