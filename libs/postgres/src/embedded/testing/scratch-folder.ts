import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLeftovers } from '../leftovers.js';

/** A data folder that others can enter, and what removes it together with whatever still runs in it. */
export function scratchFolder(): { readonly dataFolder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'keyledger-spec-'));
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'data');
  return {
    dataFolder,
    remove() {
      const pointer = join(dataFolder, 'postgres.location');
      const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataFolder;
      const { postmaster } = clearLeftovers(join(home, 'postgres'));
      if (postmaster !== undefined) process.kill(postmaster, 'SIGQUIT');
      for (const path of new Set([home, folder])) {
        rmSync(path, { recursive: true, force: true, maxRetries: 20 });
      }
    },
  };
}
