import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Peers are no dependencies of the product: they are installed beside the bench when first compared with.
 * @returns the version of this one.
 */
export function installedPeer(name) {
  const manifest = join(here, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) {
    execFileSync('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}
