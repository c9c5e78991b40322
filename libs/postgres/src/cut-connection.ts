import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** Ends a client's connection without a good-bye, which nobody would hear; whatever waits on it fails. */
export function cutConnection(client: pg.Client): void {
  // The types leave out what a client connects with.
  const { connection } = client as pg.Client & { readonly connection: { readonly stream: Duplex } };
  connection.stream.destroy();
}
