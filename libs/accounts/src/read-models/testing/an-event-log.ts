import { derivedId, type Actor } from '@keyledger/kernel';
import type { EventMetadata, Position, RecordedEvent } from '@keyledger/event-store';
import { recordedAs } from '@keyledger/event-store/testing';
import type { NewEmployeeEvent } from '@keyledger/employees';
import type { NewOrganizationEvent } from '@keyledger/organizations';
import type { NewAccountEvent } from '../../account.events.js';
import type { SignInFactEvent, SignInSourceFact } from '../sign-in-facts.js';
import type { OwnerChangeFactEvent } from '../owner-change-facts.js';
import type { ApprovalFactEvent, VerificationFactEvent } from '../verification-facts.js';

type ProofFactEvent = VerificationFactEvent | ApprovalFactEvent | OwnerChangeFactEvent;
type NewEvent =
  NewAccountEvent | NewEmployeeEvent | NewOrganizationEvent | SignInFactEvent | ProofFactEvent;
type DataOf<Type extends NewEvent['type']> = Extract<NewEvent, { type: Type }>['data'];

/** What a sign-in says of its source unless told. */
const FROM_NOWHERE = {
  networkMark: null,
  knownNetwork: false,
  place: null,
  software: null,
} as const;

/** Ids that read well in a failing test's output. */
export const id = (name: string) => derivedId('spec', name);
export const ACME = id('ACME');
export const ADMIN: Actor = { kind: 'PERSON', id: id('李娜'), role: 'ADMIN' };

export interface Circumstances {
  /** Minutes after the log's beginning; otherwise one more than the event before. */
  readonly minute?: number;
  readonly metadata?: Partial<EventMetadata>;
}

/** Makes a log of events as a projection is given them: revisions by stream, positions, times. */
export class EventLog {
  readonly events: RecordedEvent[] = [];
  private readonly revisions = new Map<string, number>();
  private minute = 0;

  constructor(private readonly organizationId = ACME) {}

  account<Type extends NewAccountEvent['type']>(
    name: string,
    type: Type,
    data: DataOf<Type>,
    circumstances: Circumstances = {},
  ): this {
    return this.add(`account-${id(name)}`, { type, data }, circumstances);
  }

  employee<Type extends NewEmployeeEvent['type']>(
    name: string,
    type: Type,
    data: DataOf<Type>,
    circumstances: Circumstances = {},
  ): this {
    return this.add(`employee-${id(name)}`, { type, data }, circumstances);
  }

  organization<Type extends NewOrganizationEvent['type']>(
    type: Type,
    data: DataOf<Type>,
    circumstances: Circumstances = {},
  ): this {
    const stream = `organization-${this.organizationId}`;
    return this.add(stream, { type, data }, circumstances);
  }

  signIn<Type extends SignInFactEvent['type']>(
    name: string,
    type: Type,
    data: Omit<DataOf<Type>, 'accountId' | keyof typeof FROM_NOWHERE> &
      Partial<Pick<SignInSourceFact, keyof typeof FROM_NOWHERE>>,
    circumstances: Circumstances = {},
  ): this {
    const event = { type, data: { ...FROM_NOWHERE, ...data, accountId: id(name) } };
    return this.add(`signin-${id(name)}-202611`, event, circumstances);
  }

  /** Of proving who somebody is, of a second person's word in its place, or of people's words on a change of owner. */
  proof<Type extends ProofFactEvent['type']>(
    name: string,
    type: Type,
    data: Omit<DataOf<Type>, 'accountId'>,
    circumstances: Circumstances = {},
  ): this {
    const category = categoryOf(type);
    const event = { type, data: { ...data, accountId: id(name) } };
    return this.add(`${category}-${id(name)}`, event, circumstances);
  }

  /** `name`'s mailbox `<local>@acme.cn`. */
  provisioned(name: string, local: string, owner: string = name): this {
    return this.account(name, 'AccountProvisioned', {
      address: `${local}@acme.cn`,
      kind: 'PERSONAL',
      provider: 'Tencent Exmail',
      authority: 'KEYLEDGER',
      ownerId: id(owner),
      origin: 'IMPORT',
    });
  }

  registered(name: string, departmentId: string | null = null, number: string | null = null): this {
    return this.employee(name, 'EmployeeRegistered', {
      name,
      employeeNumber: number,
      birthDate: null,
      departmentId,
      origin: 'IMPORT',
    });
  }

  department(name: string, parent: string | null = null): this {
    return this.organization('DepartmentCreated', {
      departmentId: id(name),
      parentId: parent === null ? null : id(parent),
      name,
    });
  }

  private add(
    stream: string,
    event: { readonly type: string; readonly data: object },
    { minute, metadata }: Circumstances,
  ): this {
    this.minute = minute ?? this.minute + 1;
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    this.events.push(
      recordedAs(event, {
        stream,
        revision,
        position: `spec:${String(this.events.length + 1).padStart(20, '0')}` as Position,
        occurredAt: at(this.minute).toISOString(),
        metadata: { organizationId: this.organizationId, actor: ADMIN, ...metadata },
      }),
    );
    return this;
  }
}

/** That many minutes after the beginning of every spec's log. */
export function at(minutes: number): Date {
  return new Date(Date.UTC(2026, 10, 23, 8, minutes));
}

function categoryOf(type: ProofFactEvent['type']): string {
  if (type.startsWith('OwnerChange')) return 'ownerchange';
  return type.startsWith('Reset') ? 'approval' : 'verification';
}
