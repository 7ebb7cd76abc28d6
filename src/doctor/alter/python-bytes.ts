/** Python's repr of bytes. */
export function pythonBytes(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const short: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\\': '\\\\',
    "'": quote === "'" ? "\\'" : "'",
  };
  const body = text.replaceAll(
    /[^ -~]|[\\']/g,
    (char) => short[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `b${quote}${body}${quote}`;
}
