import { QueryClient } from '@tanstack/react-query';

/** What was asked of the sandbox and of the code, kept for all screens. */
export const queries = new QueryClient();
