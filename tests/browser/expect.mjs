// Assertions that say what was there instead.
export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

export function expectEqual(found, wanted, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: found ${a?.slice(0, 400)}, wanted ${b?.slice(0, 400)}`);
}

export function expectIncludes(text, part, what) {
  if (!text.includes(part)) throw new Error(`${what}: no "${part}" in "${text.slice(0, 400)}"`);
}

/** A check is a name and what it does with a harness; `only` limits it to one browser. */
export const check = (name, run, only) => ({ name, run, only });
