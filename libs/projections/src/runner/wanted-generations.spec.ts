import { describe, expect, it } from '@jest/globals';
import type { Generation, GenerationState } from '../generations/generation.js';
import { wantedGenerations } from './wanted-generations.js';

function generation(number: number, state: GenerationState): Generation {
  return { name: 'list', version: 1, generation: number, state, checkpoint: null, stop: null };
}

function numbers(generations: readonly Generation[]): number[] {
  return generations.map((one) => one.generation);
}

describe('of a version’s generations', () => {
  it('the served one and the newest that is being built are run', () => {
    const { run, abandoned } = wantedGenerations([
      generation(1, 'RETIRED'),
      generation(2, 'SERVED'),
      generation(3, 'BUILDING'),
      generation(4, 'BUILDING'),
    ]);
    expect(numbers(run)).toEqual([2, 4]);
    expect(numbers(abandoned)).toEqual([3]);
  });

  it('the newest retired one is run on while another version is served', () => {
    const { run } = wantedGenerations([generation(1, 'RETIRED'), generation(2, 'RETIRED')]);
    expect(numbers(run)).toEqual([2]);
  });
});
