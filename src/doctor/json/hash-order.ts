import type { Member } from './model.ts';

/** String.hashCode of Java, as a signed 32-bit number. */
function hashCode(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Members as a java.util.HashMap of that many gives them: by bucket, in a bucket as they came (java.util.HashMap, OpenJDK 17). */
export const hashOrder = (members: readonly Member[]): readonly Member[] => {
  let capacity = 16;
  while (members.length > capacity * 0.75) capacity *= 2;
  const bucketOf = (name: string): number => {
    const hash = hashCode(name);
    return (hash ^ (hash >>> 16)) & (capacity - 1);
  };
  return members.toSorted(([a], [b]) => bucketOf(a) - bucketOf(b));
};
