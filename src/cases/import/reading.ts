import type { HttpMessage } from '../../core/http/message.ts';
import type { Problem } from '../../core/problem.ts';

/** What a pasted text is. */
export type ImportKind = 'curl' | 'powershell' | 'har' | 'raw-http' | 'fetch' | 'postman' | 'header' | 'body' | 'form';

/** One request out of a text. The message stands as it would be sent; a part that is not known is ''. */
export interface ImportedRequest {
  /** What the format calls it, where it has names (Postman); '' elsewhere. */
  readonly name: string;
  /** When it was sent and how it was answered, where the format has it (HAR). */
  readonly detail?: string;
  readonly message: HttpMessage;
  /** Whether method and address are in the text: a header alone has neither. */
  readonly hasLine: boolean;
  /** What did not come through, or came through differently than it looks. Never quotes a value. */
  readonly lost: readonly string[];
}

export type RequestsReading =
  | {
      readonly ok: true;
      readonly kind: ImportKind;
      readonly requests: readonly ImportedRequest[];
      /** The same about the text as a whole. */
      readonly lost: readonly string[];
    }
  | { readonly ok: false; readonly problem: Problem };

/** A reading that failed. The words must quote nothing of what was pasted. */
export function refused(code: string, expected: string, got: string, fix: string) {
  return { ok: false, problem: { code, severity: 'error', expected, got, fix } } as const;
}

/** Origin, path and query of an absolute address as it stands; undefined for any other text. The fragment is never sent. */
export function placeOf(url: string): Pick<HttpMessage, 'origin' | 'target'> | undefined {
  const found = /^(https?:\/\/[^/?#]+)([^#]*)/i.exec(url);
  if (!found) return undefined;
  const [, origin = '', rest = ''] = found;
  return { origin, target: rest.startsWith('/') ? rest : `/${rest}` };
}
