import type { ImportKind } from '../../cases/import/reading.ts';

const WORDS: Readonly<Record<ImportKind | 'case', string>> = {
  curl: 'curl command',
  powershell: 'PowerShell request',
  har: 'HAR file',
  'raw-http': 'HTTP request',
  fetch: 'fetch() call',
  postman: 'Postman collection',
  header: 'Header',
  body: 'JSON body',
  form: 'Form body',
  case: 'Case',
};

/** What a pasted text is, in words. */
export function kindWords(kind: ImportKind | 'case'): string {
  return WORDS[kind];
}
