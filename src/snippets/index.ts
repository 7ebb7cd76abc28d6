import { bash } from './bash.ts';
import { browser } from './browser.ts';
import { csharp } from './csharp.ts';
import { curl } from './curl.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import type { Language } from './language.ts';
import { javascript, typescript } from './node.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';

/** Every language there is, in the order in which the screen offers them. */
export const languages: readonly Language[] = [
  javascript,
  browser,
  typescript,
  python,
  php,
  java,
  csharp,
  go,
  ruby,
  bash,
  curl,
];
