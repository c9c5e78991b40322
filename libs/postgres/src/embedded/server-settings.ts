import type { Endpoint } from './endpoint.js';

/**
 * What the embedded server is started with. Passed on the command line, so that a new release's settings hold for
 * clusters made by an old one.
 *
 * @param durable false (for tests only) gives up crash safety for speed.
 */
export function serverSettings(endpoint: Endpoint, durable: boolean): readonly string[] {
  const settings: Record<string, string | number> = {
    ...listening(endpoint),
    max_connections: 200,
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    // A back end whose client or postmaster is gone must not hold the shared memory and so refuse the next start.
    client_connection_check_interval: '1s',
    statement_timeout: '5min',
    idle_in_transaction_session_timeout: '5min',
    // Rows in error details and statements can hold personal data; the server's log must not.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function listening({ host, port }: Endpoint): Record<string, string | number> {
  const bySocket = host.startsWith('/');
  return {
    port,
    listen_addresses: bySocket ? '' : host,
    unix_socket_directories: bySocket ? host : '',
  };
}
