import { describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { checkConnectionString, InvalidConnectionString } from './connection-string.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';

describe('The connection string of EventStoreDB', () => {
  it('gets what the adapter relies on, where it says nothing else', () => {
    const plain = checkConnectionString('esdb://admin:a%3Ab%40c@db1:2113,db2:2113/?tls=true');
    expect(plain).toEqual({
      text:
        'esdb://admin:a%3Ab%40c@db1:2113,db2:2113?tls=true' +
        '&keepAliveInterval=3000&keepAliveTimeout=3000&defaultDeadline=4000',
      deadlineMs: 4_000,
      isInsecure: false,
    });
    const own = 'kurrentdb+discover://db?TLS=false&keep_alive-interval=9000&defaultDeadline=700';
    expect(checkConnectionString(own)).toEqual({
      text:
        'esdb+discover://db?tls=false&keepAliveInterval=9000&defaultDeadline=700&' +
        'keepAliveTimeout=3000',
      deadlineMs: 700,
      isInsecure: true,
    });
  });

  it.each([
    ['no form of ours', 'http://admin:s3cret@db'],
    ['a raw colon in the password, behind which the client cuts it', 'esdb://admin:s3:cret@db'],
    ['a raw @ in the password', 'esdb://admin:s3@cret@db'],
    ['a login without a password', 'esdb://s3cret@db'],
    ['a percent sign that encodes nothing', 'esdb://admin:s3cret%@db'],
    ['an option that the client would print with the password', 'esdb://admin:s3cret@db?nope=1'],
    ['the one whose warning prints it too', 'esdb://admin:s3cret@db?tlsVerifyCert=false'],
    ['appends that fail in silence', 'esdb://admin:s3cret@db?throwOnAppendFailure=false'],
    ['no deadline', 'esdb://admin:s3cret@db?defaultDeadline=-1'],
    ['an option without a value', 'esdb://admin:s3cret@db?tls'],
    ['a port that is none', 'esdb://admin:s3cret@db:x'],
    ['a certificate that is not there', 'esdb://admin:s3cret@db?tlsCAFile=/s3cret/nowhere'],
    ['no encryption, where the client sends no password', 'esdb://admin:s3cret@db?tls=false'],
  ])('is refused for %s, and never quoted', async (_why, text) => {
    const failure: unknown = await EventStoreDbEventStore.open(new Secret(text)).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(InvalidConnectionString);
    expect((failure as Error).message).not.toMatch(/s3|cret/);
    expect(failure).not.toHaveProperty('cause');
  });
});
