import { describe, expect, it } from '@jest/globals';
import { Messages } from '@keyledger/graphql';
import './messages.js';

describe('the pages’ texts', () => {
  it('are there in both languages with the same arguments', () => {
    expect(Messages.gaps()).toEqual([]);
  });
});
