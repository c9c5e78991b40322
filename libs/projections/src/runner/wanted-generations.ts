import type { Generation } from '../generations/generation.js';

/**
 * Of one version's generations, those that a worker keeps up: the newest that is or was served, and the newest
 * that is being built. A retired one is kept up when the served one is of another version, because processes
 * of this version still read it.
 */
export function wantedGenerations(generations: readonly Generation[]): {
  readonly run: readonly Generation[];
  /** Overtaken by a newer build before they were ever served. */
  readonly abandoned: readonly Generation[];
} {
  const building = generations.filter(({ state }) => state === 'BUILDING');
  const served = generations.filter(({ state }) => state === 'SERVED');
  const retired = generations.filter(({ state }) => state === 'RETIRED');
  const readable = served.at(-1) ?? retired.at(-1);
  const newest = building.at(-1);
  return {
    run: [readable, newest].filter((generation) => generation !== undefined),
    abandoned: building.slice(0, -1),
  };
}
