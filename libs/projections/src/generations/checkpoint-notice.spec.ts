import { describe, expect, it } from '@jest/globals';
import type { Position } from '@keyledger/event-store';
import { checkpointNotice, readCheckpointNotice } from './checkpoint-notice.js';

const position = `log:${'7'.padStart(20, '0')}` as Position;

describe('the notice of moved checkpoints', () => {
  it('says where they are and whose they are', () => {
    const keys = ['user_list/1/2', 'history/3/1'];
    expect(readCheckpointNotice(checkpointNotice(position, keys))).toEqual({ position, keys });
  });

  it('names nobody when the names do not fit, so that everyone looks', () => {
    const keys = Array.from({ length: 500 }, (_, n) => `projection_number_${n}/1/1`);
    expect(readCheckpointNotice(checkpointNotice(position, keys))).toEqual({ position, keys: [] });
  });
});
