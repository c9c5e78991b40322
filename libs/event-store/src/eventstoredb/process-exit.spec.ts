import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { WireServer } from './testing/wire-server.js';

const folder = fileURLToPath(new URL('../..', import.meta.url));

/** With the real client, in a process of its own that has nothing else to do. */
const PROGRAM = `
  import { Secret } from '@keyledger/kernel';
  import { openEventStoreDb } from '@keyledger/event-store';
  const url = new Secret(process.env.URL);
  await openEventStoreDb(url, { allowInsecure: true }).catch((error) =>
    console.log(error.name, error.cause?.message ?? error.message),
  );
`;

/** Reads and follows, closes, and is done. */
const READER = `
  import { Secret } from '@keyledger/kernel';
  import { openEventStoreDb } from '@keyledger/event-store';
  const store = await openEventStoreDb(new Secret(process.env.URL), { allowInsecure: true });
  const following = (async () => {
    for await (const item of store.subscribe(null)) console.log(item.kind);
  })();
  console.log((await store.read('thing-1')).head);
  setTimeout(async () => {
    await store.close();
    await following;
    console.log('closed');
  }, 200);
`;

async function run(port: number, query = '', program = PROGRAM) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: folder,
    // Without the options that Jest runs under.
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      URL: `esdb://admin:s3cret@127.0.0.1:${port}?tls=false${query}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode === null ? once(child, 'exit') : null,
  ]);
  return { out, err, code: child.exitCode };
}

describe('A process that used EventStoreDB', () => {
  it('exits by itself where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    const { out, err, code } = await run(port);
    expect(out).toMatch(/^StoreUnavailable .*ECONNREFUSED/);
    expect({ code, leaked: /s3cret/.test(out + err) }).toEqual({ code: 0, leaked: false });
  });

  it('exits by itself after it closed a connection that works', async () => {
    const server = await WireServer.start();
    const { out, code } = await run(server.port, '', READER);
    expect(out.trim().split('\n').sort()).toEqual(['caughtUp', 'closed', 'none']);
    expect(code).toBe(0);
    server.stop();
  });

  it('exits by itself where somebody listens and never answers', async () => {
    const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { out, code } = await run(port, '&defaultDeadline=200');
    expect(out).toMatch(/^StoreUnavailable No event within 200 ms/);
    expect(code).toBe(0);
    server.close();
  });
});
