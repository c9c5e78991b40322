/** The work cannot go on at this moment; the job that asked for it is tried again. */
export class BulkDelayed extends Error {
  override readonly name = 'BulkDelayed';
}
