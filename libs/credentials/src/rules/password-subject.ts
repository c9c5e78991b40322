/** Whose password it is: what the personal rules look for in it. Unknown facts are null, never empty. */
export interface PasswordSubject {
  readonly name: string | null;
  /** The mailbox's whole address. */
  readonly address: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  readonly employeeNumber: string | null;
  readonly organizationName: string;
}
