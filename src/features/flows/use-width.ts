import { useLayoutEffect, useRef, useState } from 'react';

/** The width there is for a drawing, in pixels: letters keep their size, and only the room between them changes. */
export function useWidth(least: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const fit = (room: number) => setWidth(Math.max(least, Math.floor(room)));
    // Before the first picture, so that it is never wider than its place.
    fit(element.clientWidth);
    const observer = new ResizeObserver(([entry]) => {
      if (entry) fit(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [least]);
  return { ref, width };
}
