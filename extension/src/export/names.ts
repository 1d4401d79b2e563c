// Names for what is exported, as Web Annotation asks for (IRIs): UUIDs of version 8 (RFC 9562) made from the
// words that tell a thing from all others, so that the same thing has the same name in every export.

const kPrime = 0x100000001b3n;
const kSeeds = [0xcbf29ce484222325n, 0x9e3779b97f4a7c15n] as const;

/** FNV-1a, 64 bits, as 16 hexadecimal digits. */
function hash(bytes: Uint8Array, seed: bigint): string {
  let state = seed;
  for (const byte of bytes) state = BigInt.asUintN(64, (state ^ BigInt(byte)) * kPrime);
  return state.toString(16).padStart(16, "0");
}

export function uuidOf(...words: string[]): string {
  const bytes = new TextEncoder().encode(words.join("\u0000"));
  const [high = "", low = ""] = kSeeds.map((seed) => hash(bytes, seed));
  const parts = [
    high.slice(0, 8),
    high.slice(8, 12),
    `8${high.slice(13)}`,
    `b${low.slice(1, 4)}`,
    low.slice(4),
  ];
  return `urn:uuid:${parts.join("-")}`;
}
