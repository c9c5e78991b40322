import { describe, expect, it } from '@jest/globals';
import { RunningExports } from './running-exports.js';

describe('The exports that run at once', () => {
  it('are two a person, and whoever ends one may begin another', () => {
    const running = new RunningExports();
    const ended = running.admit('li');
    expect(running.admit('li')).not.toBeNull();
    expect(running.admit('li')).toBeNull();
    expect(running.admit('chen')).not.toBeNull();
    ended?.();
    expect(running.admit('li')).not.toBeNull();
    expect(running.admit('li')).toBeNull();
  });
});
