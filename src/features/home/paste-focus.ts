/** The box for a pasted request, by its id: it is fetched apart from the first screen. */
export const PASTE_ID = 'paste-a-request';

let isWanted = false;

/** Focus into the box, now or when it is there. */
export function focusPaste(): void {
  const box = document.getElementById(PASTE_ID);
  isWanted = box === null;
  box?.focus();
}

/** Asked by the box when it appears. */
export function takeFocus(): void {
  if (isWanted) focusPaste();
}
