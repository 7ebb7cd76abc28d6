import type { Inputs } from '../core/recipe/evaluate.ts';
import type { Pasted } from '../core/scheme/pasted.ts';
import type { ImportEntry, ImportResult, ImportRow } from '../cases/import/session.ts';

/** What the page asks of the import worker, and what it answers. */
export type ImportRequest =
  | { readonly is: 'open'; readonly file: Blob }
  /** Reads the next piece. */
  | { readonly is: 'step' }
  | { readonly is: 'entry'; readonly index: number }
  /** Reads a message for one operation; `inputs` are the choices made there. */
  | {
      readonly is: 'message';
      readonly text: Blob;
      readonly scheme: string;
      readonly operation: string;
      readonly inputs: Inputs;
    }
  | { readonly is: 'forget' };

export type ImportResponse =
  | { readonly is: 'opened' }
  | {
      readonly is: 'progress';
      /** Bytes read so far. */
      readonly read: number;
      /** Rows that this piece brought. */
      readonly rows: readonly ImportRow[];
      /** When everything is read; its rows are those of all pieces. */
      readonly result?: ImportResult;
    }
  | { readonly is: 'entry'; readonly entry: ImportEntry | undefined }
  | { readonly is: 'message'; readonly pasted: Pasted }
  | { readonly is: 'forgotten' };
