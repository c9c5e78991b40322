/** Draws that are the same in every run: a generator of fractions in [0, 1), after mulberry32. */
export function drawsFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of these, the first ones more often, as surnames and departments are. */
export const skewed = (items, draw) => items[Math.floor(items.length * draw() ** 1.7)];
