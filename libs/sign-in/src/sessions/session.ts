/** Somebody signed in, as the session's row has it. */
export interface Session {
  readonly id: string;
  readonly organizationId: string;
  readonly accountId: string;
  /** Who owned the account at sign-in. */
  readonly employeeId: string;
  /** Of a shared mailbox, which carries nobody's role. */
  readonly shared: boolean;
  /** Nothing but changing the password is open to it. */
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  /** When it is over whatever happens; without requests it is over before. */
  readonly expiresAt: Date;
}

export interface SessionToOpen extends Omit<Session, 'createdAt' | 'expiresAt'> {
  /** Revision of the account that the sign-in was decided on. */
  readonly accountRevision: number;
}
