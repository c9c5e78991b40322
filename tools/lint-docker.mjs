/**
 * `npm run lint:docker`: the linters of Dockerfile and compose files, fetched at a fixed version when they are wanted,
 * and `docker compose config` where there is one (it needs no engine). Exits 1 when any complains.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './workspaces.mjs';

const folder = join(root, 'docker');
const files = ['compose.yml', 'compose.tls.yml'];
/** These files are ordered by what is read first, not by the alphabet. */
const ORDER = ['service-keys-order', 'services-alphabetical-order', 'top-level-properties-order'];

function run(name, command, args) {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: 'inherit' });
  if (error) console.error(error.message);
  const good = status === 0;
  console.log(`${good ? 'ok    ' : 'FAILED'}  ${name}`);
  if (!good) process.exitCode = 1;
}

function fetched(tool, version, args) {
  const npm = ['exec', '--yes', `--package=${tool}@${version}`, '--', tool, ...args];
  run(tool, process.platform === 'win32' ? 'npm.cmd' : 'npm', npm);
}

const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Both files alone and one over the other, as they are started. */
function composeConfig(compose, from, ...options) {
  const paths = files.map((file) => join(from, file));
  for (const [name, chosen] of [
    ['compose.yml', paths.slice(0, 1)],
    ['compose.yml with compose.tls.yml', paths],
  ]) {
    const args = [...options, ...chosen.flatMap((file) => ['--file', file]), 'config', '--quiet'];
    run(`config of ${name}`, compose[0], [...compose.slice(1), ...args]);
  }
}

/** The first Compose does not know a project's name in the file. */
function oldComposeConfig() {
  const copies = mkdtempSync(join(tmpdir(), 'keyledger-compose-'));
  try {
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      writeFileSync(join(copies, file), text.replace(/^name: .*$/m, ''));
    }
    composeConfig(['docker-compose'], copies, '--project-directory', folder);
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
}

fetched('dockerfilelint', '1.8.0', ['Dockerfile']);
const without = ORDER.flatMap((rule) => ['--disable-rule', rule]);
fetched('dclint', '3.1.0', [...files, '--max-warnings', '0', ...without]);
if (works('docker', 'compose', 'version')) composeConfig(['docker', 'compose'], folder);
else if (works('docker-compose', 'version')) oldComposeConfig();
else console.log('skipped: config of the compose files needs Docker Compose');
