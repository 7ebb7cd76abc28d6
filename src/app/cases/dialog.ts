import { create } from 'zustand';

import type { ShareForm } from '../../cases/form.ts';

/** Which form the dialog opens with; undefined while it is closed. */
export const useShareDialog = create<{ readonly form: ShareForm | undefined }>()(() => ({ form: undefined }));
