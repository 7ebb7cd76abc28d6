import { encodeBase64 } from '../../core/bytes/base64.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import { signWithDemoKey } from '../../core/crypto/demo-key.ts';

/** The form member `sign` for an event text, under the published demo key: what the sandbox sends in Paysera's place. */
export async function signEvent(event: string): Promise<string> {
  return encodeBase64(await signWithDemoKey(encodeUtf8(event)), 'base64');
}
