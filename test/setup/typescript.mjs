/** `node --import ./test/setup/typescript.mjs some.ts` runs TypeScript sources without building them. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
