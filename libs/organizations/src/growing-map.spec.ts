import { describe, expect, it } from '@jest/globals';
import { GrowingMap } from './growing-map.js';

const empty = GrowingMap.empty<string, number>();

describe('A growing map', () => {
  const one = empty.with('a', 1);
  const two = one.with('b', 2);
  const changed = two.with('a', 3);

  it('leaves every version as it was', () => {
    expect([...empty]).toEqual([]);
    expect([...one]).toEqual([['a', 1]]);
    expect([...two]).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect([...changed]).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
    expect([one.has('b'), one.get('b'), one.size]).toEqual([false, undefined, 1]);
    expect([changed.size, changed.get('a'), two.get('a')]).toEqual([2, 3, 1]);
  });

  it('grows in two ways from one version', () => {
    const other = one.with('c', 4);
    expect([...other.keys()]).toEqual(['a', 'c']);
    expect([...two.values()]).toEqual([1, 2]);
    expect([other.size, other.has('b'), changed.has('c')]).toEqual([2, false, false]);
  });

  it('loses a key, and no version before it does', () => {
    const without = changed.without('a');
    expect([...without]).toEqual([['b', 2]]);
    expect([without.has('a'), without.get('a'), without.size]).toEqual([false, undefined, 1]);
    expect([changed.get('a'), changed.size]).toEqual([3, 2]);
    const again = without.with('a', 5);
    expect([again.get('a'), again.size, without.has('a')]).toEqual([5, 2, false]);
    expect(without.without('a')).toBe(without);
    // From a version that others grew out of.
    expect([...two.without('b')]).toEqual([['a', 1]]);
    expect([two.has('b'), two.size]).toEqual([true, 2]);
  });

  it('is a map to whoever reads one', () => {
    const seen: unknown[] = [];
    changed.forEach((value, key, map) => seen.push([key, value, map === changed]));
    expect(seen).toEqual([
      ['a', 3, true],
      ['b', 2, true],
    ]);
    expect(new Map(changed)).toEqual(new Map(changed.entries()));
  });
});
