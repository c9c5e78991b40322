import type { DomainEvent } from '@keyledger/kernel';
import type { RecordedEvent } from '@keyledger/event-store';
import type { Static, TObject, TSchema } from '@sinclair/typebox';

/** What every public event's `data` says beside its own members. */
export interface AboutAccount {
  /** Never anybody's personal data: the account's id, for ever. */
  readonly accountId: string;
  /** Where the subscription's subject format is ADDRESS, and the address is not erased. */
  readonly address?: string;
  /** Where it is EMPLOYEE_NUMBER, and the owner has one. */
  readonly employeeNumber?: string;
}

/**
 * One public event: a name, what its `data` holds beside `AboutAccount`, and how a stored event becomes it.
 * Names and members are for ever; members are only added (docs/adr/0015).
 */
export interface PublicEventDefinition<
  Stored extends DomainEvent = DomainEvent,
  Schema extends TObject = TObject,
> {
  /** `keyledger.<thing>.<what happened>.v<n>`; another meaning is another name. */
  readonly type: string;
  readonly title: string;
  readonly description: string;
  /** The stored type that it comes from. */
  readonly from: Stored['type'];
  readonly schema: Schema;
  readonly example: Static<Schema>;
  /** Null: this one is nobody else's business. */
  map(event: RecordedEvent<Stored>): Static<Schema> | null;
}

/** Declares a public event, so that its mapping and its example are checked against its schema. */
export function definePublicEvent<Stored extends DomainEvent, Properties extends Members>(
  definition: PublicEventDefinition<Stored, TObject<Properties>>,
): PublicEventDefinition {
  return definition as unknown as PublicEventDefinition;
}

type Members = Record<string, TSchema>;
