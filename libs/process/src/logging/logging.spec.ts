import { describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';

const SECRET = 'Zq3vT9wXbL0pRk7sYd2fGh5jKm8nPc1aQe4uIo6yVtE';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('trace', (line) => lines.push(line)));
  return lines.join('');
}

describe('The log', () => {
  it.each(['password', 'newPassword', 'accessToken', 'cookie', 'Authorization', 'setPasswordLink'])(
    'censors a member named %s, however deep',
    (name) => {
      const line = logged((logger) => logger.info({ a: [{ b: { [name]: 'hunter2' } }] }, 'x'));
      expect(line).toContain(`"${name}":"[redacted]"`);
      expect(line).not.toContain('hunter2');
    },
  );

  it('keeps what only sounds alike', () => {
    const line = logged((logger) => logger.info({ credentialId: 'c-1', status: 200 }, 'x'));
    expect(line).toContain('"credentialId":"c-1","status":200');
  });

  it('spells no Secret', () => {
    expect(logged((logger) => logger.info({ value: new Secret('hunter2') }, 'x'))).not.toContain(
      'hunter2',
    );
  });

  it('takes one-time secrets out of texts, addresses and errors', () => {
    const line = logged((logger) => {
      logger.info({ url: `/set-password/${SECRET}?x=1` }, `went to https://id.cn/l/${SECRET}`);
      logger.error({ err: new Error(`no route ${SECRET}`) }, 'failed');
    });
    expect(line).not.toContain(SECRET);
    expect(line).toContain('/set-password/[redacted]?x=1');
  });

  it('describes an error with its cause, and none of its other members', () => {
    const error = Object.assign(new Error('outer', { cause: new Error('inner') }), {
      code: '23505',
      detail: 'Key (address)=(wang@acme.cn)',
    });
    const line = logged((logger) => logger.error({ err: error }, 'failed'));
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      err: { name: 'Error', message: 'outer', errorCode: '23505', cause: { message: 'inner' } },
    });
    expect(line).not.toContain('wang@acme.cn');
  });

  it('carries Nest’s messages with their context', () => {
    const line = logged((logger) => new NestLogger(logger).error('broke', 'stack line', 'Router'));
    expect(JSON.parse(line)).toMatchObject({
      msg: 'broke',
      context: 'Router',
      stack: 'stack line',
    });
  });
});
