/** A digest, a MAC or a key within a sentence: hex, base64 or base64url of some length. */
const VALUE = /((?<![\w+/])(?:[0-9a-f]{16,}|[0-9A-F]{16,}|[\w+/-]{40,}={0,2})(?![\w+/]))/;

/** A sentence in which values stand in the type that values have, and break where the line ends. */
export function WithDigests({ text }: { readonly text: string }) {
  // Every other piece is one that the pattern took.
  return text.split(VALUE).map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      <code key={at} className="font-mono break-all">
        {piece}
      </code>
    ),
  );
}
