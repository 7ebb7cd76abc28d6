import { useEffect, useRef, useState } from 'react';

/** The width there is for a drawing, in pixels: letters keep their size, and only the room between them changes. */
export function useWidth(least = 300) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(least, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [least]);
  return { ref, width };
}
