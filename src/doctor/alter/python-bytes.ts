import { pythonQuoted } from '../json/shown.ts';

/** Python's repr of bytes. */
export function pythonBytes(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `b${pythonQuoted(text, /[^ -~]|\\/g)}`;
}
