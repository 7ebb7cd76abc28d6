/** Whether shortcuts are written with ⌘. */
export const isMac: boolean = navigator.userAgent.includes('Mac');
