/** PEM as people paste it: with literal \n, or the bare base64 of a certificate without its frame. */
export function armored(pasted: string): string {
  const text = pasted.replaceAll(/(?:\\r)?\\n/g, '\n').trim();
  if (text.includes('-----BEGIN') || !/^[A-Za-z0-9+/=\s]{64,}$/.test(text)) return text;
  return `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`;
}
