import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../logging/logger.js';
import { exitOnUncaught } from './exit-on-uncaught.js';

class Running extends EventEmitter {
  exit: (code: number) => void = () => undefined;
  readonly exited = new Promise<number>((resolve) => (this.exit = resolve));
}

async function crash(event: string, close: () => Promise<void>) {
  const running = new Running();
  const lines: string[] = [];
  const logger = createLogger('info', (line) => lines.push(line));
  exitOnUncaught(logger, close, running);
  running.emit(event, new Error('nobody caught this'));
  return { code: await running.exited, log: lines.join('') };
}

describe('An error that nobody caught', () => {
  it.each(['uncaughtException', 'unhandledRejection'])(
    'is logged, and ends the process once all is closed (%s)',
    async (event) => {
      let closed = false;
      const { code, log } = await crash(event, async () => {
        closed = true;
      });
      expect([code, closed]).toEqual([1, true]);
      expect(log).toContain('nobody caught this');
    },
  );

  it('ends the process also when closing fails', async () => {
    const { code, log } = await crash('uncaughtException', () =>
      Promise.reject(new Error('no way to close')),
    );
    expect(code).toBe(1);
    expect(log).toContain('no way to close');
  });
});
