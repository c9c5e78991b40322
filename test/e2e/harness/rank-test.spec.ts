import { describe, expect, it } from '@jest/globals';
import { areaUnderCurve } from './rank-test.js';

describe('The area under the curve', () => {
  it('is a half where nothing tells two samples apart', () => {
    expect(areaUnderCurve([1, 2, 3], [1, 2, 3])).toBe(0.5);
    expect(areaUnderCurve([5, 5], [5, 5, 5])).toBe(0.5);
  });

  it('is one or nothing where one sample lies wholly above the other', () => {
    expect(areaUnderCurve([4, 5], [1, 2, 3])).toBe(1);
    expect(areaUnderCurve([1, 2, 3], [4, 5])).toBe(0);
  });

  it('is the share of pairs in which one is greater', () => {
    expect(areaUnderCurve([2, 4], [1, 3])).toBe(0.75);
  });
});
