/**
 * The built product as a child process of its own, in folders of its own: what the demo, the chaos rounds and the
 * benches drive over HTTP, as any client would.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MS = 120_000;

/** A folder for one run. Others may pass through it, so that the database's own user reaches what lies in it. */
export function temporaryFolder(prefix) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** A port that nobody listens on at this moment. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Settings for a product whose data, keys and messages lie under `folder`. */
export function settingsIn(folder, port, more = {}) {
  return {
    KEYLEDGER_DATA_FOLDER: join(folder, 'data'),
    KEYLEDGER_KEYS_FOLDER: join(folder, 'keys'),
    KEYLEDGER_OUTBOX_FOLDER: join(folder, 'outbox'),
    KEYLEDGER_PORT: String(port),
    KEYLEDGER_PUBLIC_URL: `http://127.0.0.1:${port}`,
    KEYLEDGER_LOG_LEVEL: 'warn',
    ...more,
  };
}

/**
 * Starts the product and waits until it is ready. What it says goes to `onLine`.
 * @param app `standalone`, or `api` or `worker` alone, which start or join the database of the data folder.
 */
export async function startProduct(settings, onLine = () => undefined, app = 'standalone') {
  const child = spawn(process.execPath, [join(root, 'apps', app, 'launch.cjs')], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      for (const line of text.split('\n').filter(Boolean)) {
        said.push(line);
        onLine(line);
      }
    });
  }
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${settings.KEYLEDGER_PORT}`;
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The product ended before it was ready:\n${said.slice(-20).join('\n')}`);
    }
    if (Date.now() > deadline) throw new Error(`Not ready in time:\n${said.slice(-20).join('\n')}`);
    await pause(50);
  }
  return {
    url,
    pid: child.pid,
    said,
    /** A clean stop, as Ctrl-C asks for. */
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
    /** kill -9 of the process alone; its database lives on. */
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
    /** kill -9 of the process and of every database process over its data folder; now one first, now the other. */
    async killAll() {
      const product = () => child.kill('SIGKILL');
      const database = () => databaseProcesses(settings.KEYLEDGER_DATA_FOLDER).forEach(kill);
      const order = Math.random() < 0.5 ? [product, database] : [database, product];
      for (const step of order) step();
      await ended;
    },
  };
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** Processes that work in the database's folder: the postmaster and its back ends stay in it. */
function databaseProcesses(dataFolder) {
  const folders = [dataFolder, pointedTo(dataFolder)].filter(Boolean);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => folders.some((folder) => cwdOf(pid)?.startsWith(folder)))
    .map(Number);
}

/** Where the cluster really lies, when the data folder only points there. */
function pointedTo(dataFolder) {
  const pointer = join(dataFolder, 'postgres.location');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
}

function cwdOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
