/** Writes `docs/rules.md` from the rules themselves: `npm run build && node tools/rules-docs.mjs`. A test compares them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '@keyledger/anomalies';
import prettier from 'prettier';
import { root } from './workspaces.mjs';

const file = join(root, 'docs/rules.md');
const options = await prettier.resolveConfig(file);
writeFileSync(file, await prettier.format(rulesPage(), { ...options, filepath: file }));
