/** Writes docs/configuration.md from the settings' schema. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../test/setup/typescript.mjs';
import { root } from './workspaces.mjs';

const { describeConfiguration } = await import('../libs/configuration/src/index.ts');
writeFileSync(join(root, 'docs/configuration.md'), describeConfiguration());
