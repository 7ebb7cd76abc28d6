import { QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType } from 'react';

import { queries } from './queries.ts';

/** A screen that asks the sandbox by itself. Its own module: the first screen does without the library. */
export function withQueries<Props extends object>(Screen: ComponentType<Props>): ComponentType<Props> {
  return function Asking(props: Props) {
    return (
      <QueryClientProvider client={queries}>
        <Screen {...props} />
      </QueryClientProvider>
    );
  };
}
