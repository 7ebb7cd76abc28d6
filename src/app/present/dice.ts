/** Octets that look thrown and are the same in every run: xorshift32 (Marsaglia 2003). Never for anything but a demo. */
export function seededDice(): (octets: number) => Uint8Array<ArrayBuffer> {
  let state = 0x9e3779b9;
  return (octets) =>
    Uint8Array.from({ length: octets }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    });
}
