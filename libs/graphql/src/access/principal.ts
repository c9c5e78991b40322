import type { Locale, Role, ServiceScope, SubjectFormat } from '@keyledger/kernel';

/** Who calls, as the session or token says at this moment; never cached longer than one operation. */
export interface Principal {
  readonly kind: 'SESSION' | 'SERVICE';
  /** Of the session, or of the service token. */
  readonly sessionId: string;
  /** The account that signed in; null for a service token. */
  readonly accountId: string | null;
  readonly employeeId: string;
  readonly organizationId: string;
  readonly role: Role;
  /** Departments the role is limited to, with all under them; null: the whole organization. */
  readonly departmentIds: readonly string[] | null;
  /** The person's own choice, else the organization's; null where neither chose. */
  readonly locale: Locale | null;
  /** Nothing but changing the own password, reading `me` and signing out is open to this session. */
  readonly mustChangePassword: boolean;
  /** What a service token opens, and how its holder may know accounts; absent for a session. */
  readonly service?: {
    readonly scopes: readonly ServiceScope[];
    readonly subjectFormat: SubjectFormat;
  };
}

/** Turns a request's credentials into who calls. The access context implements it. */
export abstract class PrincipalReader {
  /**
   * @param credentials the session cookie's value, the bearer token, or neither.
   * @returns null when there is no valid session: ended, expired, unknown or absent alike.
   */
  abstract read(credentials: { cookie?: string; bearer?: string }): Promise<Principal | null>;
}
