import './typescript.mjs';

/** Jest's global set-up: one embedded PostgreSQL for the run (see `testDatabase`). */
export default async function startPostgres() {
  const { startTestServer } = await import('../../libs/postgres/src/testing/test-server.ts');
  globalThis.stopTestServer = await startTestServer();
}
