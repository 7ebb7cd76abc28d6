/** A header that only answers of the sandbox have: a static host has none. */
export const SANDBOX_MARK = 'x-countersign';

/** An answer of the sandbox itself, not of any vendor. */
export function jsonResponse(status: number, json: unknown): Response {
  return new Response(JSON.stringify(json), {
    status,
    headers: {
      [SANDBOX_MARK]: 'sandbox',
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    },
  });
}
