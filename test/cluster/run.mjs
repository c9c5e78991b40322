/**
 * `npm run test:cluster [-- jest arguments]`: brings up a real EventStoreDB in a container and runs against it what takes
 * `EVENTSTOREDB_URL`: the contract suite and the processes of the cluster. Needs Docker, and installs Testcontainers beside
 * itself.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const PORT = 2113;

if (process.argv.includes('--help')) {
  console.log(
    'npm run test:cluster [-- jest arguments]: the tests that want EventStoreDB, in a container. Needs Docker.',
  );
  process.exit(0);
}
if (spawnSync('docker', ['info'], { stdio: 'ignore' }).status !== 0) {
  console.error(
    'There is no Docker here. Start it, or set EVENTSTOREDB_URL to an empty server of your own and run npm test.',
  );
  process.exit(2);
}
const npm = (args) => spawnSync('npm', args, { cwd: here, stdio: 'inherit' });
if (npm(['ci', '--no-fund', '--no-audit']).status !== 0) process.exit(1);

/** The image that compose.yml runs. */
const [, image] = /image: (eventstore\/eventstore:\S+)/.exec(
  readFileSync(join(root, 'docker/compose.yml'), 'utf8'),
);
const { GenericContainer, Wait } = await import('testcontainers');
const container = await new GenericContainer(image)
  .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_MEM_DB: 'true' })
  .withExposedPorts(PORT)
  .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCodeMatching((code) => code < 300))
  .start();
try {
  const url = `esdb://${container.getHost()}:${container.getMappedPort(PORT)}?tls=false`;
  const wanted = process.argv.slice(2);
  const specs =
    wanted.length > 0 ? wanted : ['libs/event-store/src/eventstoredb', 'test/e2e/cluster'];
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'tools/test.mjs'), '--runInBand', ...specs],
    {
      cwd: root,
      env: { ...process.env, EVENTSTOREDB_URL: url },
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} finally {
  await container.stop();
}
