import { bash } from './bash.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import type { Language } from './language.ts';
import { python } from './python.ts';

/** Every language there is, in the order in which the screen offers them. */
export const languages: readonly Language[] = [python, java, csharp, go, bash];
