import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** For a row or column of links that scrolls: the one for the place where somebody is can be seen after each arrival, and when a phone is turned. */
export function useCurrentInView<Box extends HTMLElement>() {
  const box = useRef<Box>(null);
  const router = useRouter();
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    // After the frame: to measure before it would lay the page out twice.
    const soon = () => {
      clearTimeout(later);
      later = setTimeout(() => box.current && showCurrent(box.current));
    };
    soon();
    const stop = router.subscribe('onRendered', soon);
    addEventListener('resize', soon);
    return () => {
      stop();
      removeEventListener('resize', soon);
      clearTimeout(later);
    };
  }, [router]);
  return box;
}

function showCurrent(row: HTMLElement): void {
  const link = row.querySelector<HTMLElement>('[aria-current]');
  if (!link || isSeen(row, link)) return;
  // By hand: scrollIntoView would move the page too.
  row.scrollTo({ left: link.offsetLeft - 16, top: link.offsetTop - row.clientHeight / 2 });
}

function isSeen(row: HTMLElement, link: HTMLElement): boolean {
  const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = row;
  const [right, bottom] = [link.offsetLeft + link.offsetWidth, link.offsetTop + link.offsetHeight];
  return link.offsetLeft >= left && right <= left + width && link.offsetTop >= top && bottom <= top + height;
}
