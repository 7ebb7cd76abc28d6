export { CaseActions } from './actions.tsx';
export { FileNotice } from './file-notice.tsx';
export { OpenedBanner } from './opened-banner.tsx';
