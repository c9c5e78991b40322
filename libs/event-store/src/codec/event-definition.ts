import type { DomainEvent } from '@keyledger/kernel';
import type { Static, TObject, TSchema } from '@sinclair/typebox';

/**
 * Which key protects a personal field. Each class leaves at its own time (standards: privacy-eventlog §A, §B):
 * `pii` with the person, `note` free text about a person, `signin` by the quarter, `admin-network`
 * administrators' source addresses, which stay longer than other people's.
 */
export type PersonalClass = 'pii' | 'note' | 'signin' | 'admin-network';

export interface PersonalField {
  /** The data member that holds the subject's id, or `$stream`: the aggregate the stream belongs to. */
  readonly subject: string;
  readonly class: PersonalClass;
}

/** What a personal field reads as once its key is gone. */
export interface Erased {
  readonly $shredded: true;
}

export const ERASED: Erased = Object.freeze({ $shredded: true });

/** A personal value as read back: the value, or the mark that it was erased. */
export type Personal<Value> = Value | Erased;

export function isErased(value: unknown): value is Erased {
  return typeof value === 'object' && value !== null && '$shredded' in value;
}

/** The value, or a stand-in where it was erased. */
export function unlessErased<Value, Otherwise>(
  value: Personal<Value>,
  otherwise: Otherwise,
): Value | Otherwise {
  return isErased(value) ? otherwise : value;
}

/** Turns stored data of one version into the next one's; pure, one hop (event-sourcing rule 3). */
export type Upcaster = (data: Record<string, unknown>) => Record<string, unknown>;

export interface EventDefinition<
  Type extends string = string,
  Schema extends TObject = TObject,
  PersonalKeys extends string = string,
> {
  /** PascalCase, past tense, for ever. */
  readonly type: Type;
  /** The version that is written now; the schema is of this version, in clear. */
  readonly version: number;
  readonly schema: Schema;
  /** Top-level data members that are encrypted whole, each under its subject's key of its class. */
  readonly personal: Readonly<Record<PersonalKeys, PersonalField>>;
  /** `upcasters[n]` lifts version n to n + 1; every n from 1 to version − 1 is there. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
}

/** An event as its decider makes it: everything in clear. */
export type NewEventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Schema, string>
    ? DomainEvent<Type, Static<Schema>>
    : never;

/** An event as it is read back: personal fields may be erased. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Schema, infer Keys>
    ? DomainEvent<
        Type,
        {
          [Key in keyof Static<Schema>]: Key extends Keys
            ? Personal<Static<Schema>[Key]>
            : Static<Schema>[Key];
        }
      >
    : never;

/**
 * Declares an event type. The schema is closed (`additionalProperties: false` is set here), so that a field
 * nobody thought about never reaches the log.
 */
export function defineEvent<
  const Type extends string,
  Properties extends Record<string, TSchema>,
  const PersonalKeys extends Extract<keyof Properties, string> = never,
>(definition: {
  type: Type;
  version?: number;
  schema: TObject<Properties>;
  personal?: Record<PersonalKeys, PersonalField>;
  upcasters?: Record<number, Upcaster>;
}): EventDefinition<Type, TObject<Properties>, PersonalKeys> {
  return {
    type: definition.type,
    version: definition.version ?? 1,
    schema: { ...definition.schema, additionalProperties: false },
    personal: definition.personal ?? ({} as Record<PersonalKeys, PersonalField>),
    upcasters: definition.upcasters ?? {},
  };
}
