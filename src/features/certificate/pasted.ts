import { inspectPem, type Inspected } from '../../core/pki/inspect.ts';

/** What was pasted, taken apart: PEM, PEM with literal \n, or the bare base64 of a certificate or a request. */
export async function inspectPasted(pasted: string): Promise<Inspected[]> {
  const text = pasted.replaceAll(/(?:\\r)?\\n/g, '\n').trim();
  if (text === '') return [];
  if (text.includes('-----BEGIN') || !/^[A-Za-z0-9+/=\s]{64,}$/.test(text)) return inspectPem(text);
  const found = await inspectPem(framed('CERTIFICATE', text));
  return found[0]?.is === 'unreadable' ? inspectPem(framed('CERTIFICATE REQUEST', text)) : found;
}

function framed(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----`;
}
