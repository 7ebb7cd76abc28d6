import { QueryClient } from '@tanstack/react-query';

import { whenLeaving } from '../core/leaving.ts';

/** What was asked of the sandbox and of the code, kept for all screens. */
export const queries = new QueryClient();
whenLeaving(() => queries.clear());
