import { packages } from './tools/workspaces.mjs';

const sources = Object.fromEntries(
  packages().flatMap(({ name, folder }) => [
    [`^${name}$`, `<rootDir>/${folder}/src/index.ts`],
    [`^${name}/testing$`, `<rootDir>/${folder}/src/testing/index.ts`],
  ]),
);

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
  testTimeout: 30_000,
  maxWorkers: 3,
  // Modules of finished files stay in a worker's memory, until collecting garbage takes longer than the tests do.
  workerIdleMemoryLimit: '1GB',
};
