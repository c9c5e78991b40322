import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DedicatedConnection } from './dedicated-connection.js';
import { Postgres } from './postgres.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

/** Carries bytes to the server until they are swallowed, as a cut cable does: no FIN, no RST. New connections go through. */
class Cable {
  private readonly sockets: Socket[] = [];
  private cuts = 0;

  private constructor(private readonly server: Server) {}

  static async to(target: { host: string; port: number } | { path: string }): Promise<Cable> {
    const server = createServer({ allowHalfOpen: true });
    const cable = new Cable(server);
    server.on('connection', (near) => {
      const far = connect(target);
      cable.sockets.push(near, far);
      const opened = cable.cuts;
      const isCut = () => cable.cuts > opened;
      const carry = (from: Socket, to: Socket) => {
        from.on('data', (bytes) => isCut() || to.write(bytes));
        from.on('end', () => isCut() || to.end());
        from.on('error', () => undefined);
      };
      carry(near, far);
      carry(far, near);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return cable;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(): void {
    this.cuts += 1;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

describe('A database host that vanishes without a word', () => {
  let database: TestDatabase;
  let cable: Cable;
  let config: Postgres['config'];
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    const { host = 'localhost', port = 5432 } = database.postgres.config;
    cable = await Cable.to(
      host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port },
    );
    config = { ...database.postgres.config, host: '127.0.0.1', port: cable.port };
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(async () => {
    await cable.close();
    await database.drop();
  });

  it('fails the pool’s queries at their deadline, and gives up their connections', async () => {
    const postgres = Postgres.connect(config, { max: 1, deadlineMs: 1_000 });
    closing.push(() => postgres.close());
    await postgres.pool.query('SELECT 1');
    cable.cut();
    await expect(postgres.pool.query('SELECT 1')).rejects.toThrow('Query read timeout');
    expect((await postgres.pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([
      { one: 1 },
    ]);
  });

  it('fails who needs a new connection no later', async () => {
    const silent = createServer((socket) => closing.push(async () => void socket.destroy()));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    closing.push(async () => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const postgres = Postgres.connect({ ...config, port }, { max: 1, deadlineMs: 500 });
    closing.push(() => postgres.close());
    const since = performance.now();
    await expect(postgres.pool.query('SELECT 1')).rejects.toThrow(/timeout/);
    expect(performance.now() - since).toBeLessThan(5_000);
  });

  it('also fails a transaction’s, whose client nobody releases with an error', async () => {
    const postgres = Postgres.connect(config, { max: 1, deadlineMs: 1_000 });
    closing.push(() => postgres.close());
    const client = await postgres.pool.connect();
    await client.query('BEGIN');
    cable.cut();
    await expect(client.query('SELECT 1')).rejects.toThrow('Query read timeout');
    await expect(client.query('ROLLBACK')).rejects.toThrow();
    client.release();
    expect((await postgres.pool.query('SELECT 1')).rowCount).toBe(1);
  });

  it('is told to whoever holds locks or listens, though they ask nothing', async () => {
    let lost: (error: Error) => void = () => undefined;
    const told = new Promise<Error>((resolve) => (lost = resolve));
    const connection = await DedicatedConnection.open(config, {
      name: 'watched',
      onLost: lost,
      heartbeat: { everyMs: 50, withinMs: 1_000 },
    });
    closing.push(() => connection.close());
    expect(await connection.tryLock('vanished')).toBe(true);
    cable.cut();
    expect((await told).message).toContain('has not answered');
    expect(connection.isOpen).toBe(false);
  });

  it('is not waited for by whoever asks for a lock', async () => {
    const connection = await DedicatedConnection.open(config, {
      name: 'asking',
      heartbeat: { everyMs: 60_000, withinMs: 1_000 },
    });
    closing.push(() => connection.close());
    cable.cut();
    await expect(connection.tryLock('never')).rejects.toThrow();
    expect(connection.isOpen).toBe(false);
  });

  it('is not suspected while a query waits long for a lock', async () => {
    const holder = await DedicatedConnection.open(database.postgres.config, { name: 'holder' });
    const losses: Error[] = [];
    const waiting = await DedicatedConnection.open(config, {
      name: 'waiting',
      onLost: (error) => losses.push(error),
      // Time enough for a busy machine to answer a question, and less than the wait for the lock.
      heartbeat: { everyMs: 100, withinMs: 1_000 },
    });
    closing.push(
      () => holder.close(),
      () => waiting.close(),
    );
    await holder.tryLock('slow');
    expect(await waiting.lockWithin('slow', 1_500)).toBe(false);
    expect(losses).toEqual([]);
  });
});
