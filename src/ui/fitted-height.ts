import { useLayoutEffect, type RefObject } from 'react';

/**
 * Makes a textarea as tall as its text where the browser does not know `field-sizing: content` (Safari before 26.2).
 * Up to a `max-height`, which the style gives; without a text it stays as it is.
 */
export function useFittedHeight(ref: RefObject<HTMLTextAreaElement | null>, text: string | undefined): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || text === undefined || CSS.supports('field-sizing', 'content')) return;
    const fit = () => {
      element.style.height = '';
      element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
    };
    fit();
    window.addEventListener('resize', fit);
    return () => {
      window.removeEventListener('resize', fit);
      element.style.height = '';
    };
  }, [ref, text]);
}
