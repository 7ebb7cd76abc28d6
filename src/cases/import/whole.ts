import { withoutPrompts } from './terminal.ts';

const RAW = /^\s*[A-Z]+ \S+ HTTP\/\d/i;
const CALL = /^\s*(?:[$>] )?(?:curl(?:\.exe)?\s|(?:await )?fetch\s*\(|invoke-(?:webrequest|restmethod)\s)/i;
const HAR = /^\ufeff?\s*\{\s*"log"\s*:/;

/**
 * What a text is that begins as a whole request does: raw HTTP, or one in another form (a command, a call, a HAR file).
 * Undefined for every other text. Only its beginning is looked at.
 */
export function wholeRequest(text: string): 'raw' | 'other' | undefined {
  const start = text.slice(0, 2000);
  if (RAW.test(start)) return 'raw';
  return CALL.test(withoutPrompts(start)) || HAR.test(start) ? 'other' : undefined;
}
