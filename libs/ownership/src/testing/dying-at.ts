/** A process died at this point. */
export class Died extends Error {
  override readonly name = 'Died';
}

type Effect = (...given: never[]) => Promise<unknown>;

/** A method that writes somewhere. */
export interface EffectPlace {
  readonly on: object;
  readonly method: string;
}

/**
 * Makes a process die at its nth write, before it or just after it, wherever that is.
 * @returns how many writes there were, and a way to have none fail any more.
 */
export function dyingAt(nth: number, when: 'before' | 'after', places: readonly EffectPlace[]) {
  let writes = 0;
  const originals = places.map(({ on, method }) => {
    const target = on as Record<string, Effect>;
    const original = target[method];
    if (!original) throw new Error(`There is no ${method}`);
    target[method] = async (...given) => {
      writes += 1;
      const dies = writes === nth;
      if (dies && when === 'before') throw new Died(`before ${method}`);
      const answer = await original.apply(on, given);
      if (dies) throw new Died(`after ${method}`);
      return answer;
    };
    return () => (target[method] = original);
  });
  return {
    writes: () => writes,
    restore: () => originals.forEach((restore) => restore()),
  };
}
