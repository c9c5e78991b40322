/** Whose secret it is: the aggregate whose events are going to name the row's id. */
export interface VaultOwner {
  readonly organizationId: string;
  /** `account-<uuid>`; the sweep asks this stream whether it names the row. */
  readonly stream: string;
}
