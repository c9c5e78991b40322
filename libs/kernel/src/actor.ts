/** Powers inside an organization, as design §9 ranks them. */
export const ROLES = [
  'OWNER',
  'ADMIN',
  'SECURITY',
  'HELPDESK',
  'AUDITOR',
  'SERVICE',
  'EMPLOYEE',
] as const;
export type Role = (typeof ROLES)[number];

export const ACTOR_KINDS = [
  'PERSON',
  'SERVICE',
  'SYSTEM',
  'COMMAND_LINE',
  'SETUP',
  'ANONYMOUS',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/**
 * Who did something, as events remember it: no personal data.
 * `id` is an employee's id for PERSON, a token's id for SERVICE, a part's name otherwise (`reactor:notify`).
 */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
  readonly role: Role | null;
}

export const REASON_CODES = [
  'FORGOTTEN',
  'LEAKED',
  'OWNER_CHANGED',
  'ROTATION',
  'ADMIN',
  'ANOMALY',
  'OTHER',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/**
 * What the caller may see and touch; the first parameter of every query and handler (contracts §2).
 * `departmentIds` null means the whole organization, otherwise these departments and all under them.
 */
export interface Scope {
  readonly organizationId: string;
  readonly departmentIds: readonly string[] | null;
  readonly role: Role;
  readonly actor: Actor;
}
