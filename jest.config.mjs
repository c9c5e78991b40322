import { packages } from './tools/workspaces.mjs';

// One pattern for all packages of a group: every import of every file is held against each pattern.
const sources = Object.fromEntries(
  ['libs', 'apps', 'examples'].flatMap((group) => {
    const folders = packages().filter(({ folder }) => folder.startsWith(`${group}/`));
    const names = folders.map(({ name }) => name.replace('@keyledger/', '')).join('|');
    return [
      [`^@keyledger/(${names})$`, `<rootDir>/${group}/$1/src/index.ts`],
      [`^@keyledger/(${names})/testing$`, `<rootDir>/${group}/$1/src/testing/index.ts`],
    ];
  }),
);

// As in the image. Elsewhere graphql asks of each value that is no instance of a type whether another copy of it made it.
process.env.NODE_ENV = 'production';

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/(libs|apps)/*/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { ...sources, '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/setup/start-postgres.mjs',
  globalTeardown: '<rootDir>/test/setup/stop-postgres.mjs',
  reporters: ['default', '<rootDir>/test/setup/outcome-reporter.mjs'],
  // Only what hangs is to be cut off, on a slow machine too.
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/setup/longest-first.mjs',
  maxWorkers: 3,
  // Modules of finished files stay in a worker's memory, until collecting garbage takes longer than the tests do.
  workerIdleMemoryLimit: '1GB',
};
