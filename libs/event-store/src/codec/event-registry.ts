import type { TObject, TSchema } from '@sinclair/typebox';
import { InvalidRegistry, UnknownEvent } from './codec-errors.js';
import type { EventDefinition, PersonalField, Upcaster } from './event-definition.js';
import { SchemaCompiler, type SchemaCheck } from './schema-compiler.js';

/** A definition ready for use: schemas compiled, personal fields listed. */
export interface RegisteredEvent {
  readonly type: string;
  readonly version: number;
  /** The names of the data's members in canonical order. */
  readonly members: readonly string[];
  readonly personal: readonly (readonly [field: string, rule: PersonalField])[];
  readonly upcasters: Readonly<Record<number, Upcaster>>;
  /** Checks data that is about to be written, everything in clear. */
  readonly checkWritten: SchemaCheck;
  /** Checks data read back and upcast; personal fields may be marked as erased. */
  readonly checkRead: SchemaCheck;
}

/** The subject's id comes from the stream's name instead of a data member. */
export const STREAM_SUBJECT = '$stream';

const ERASED_SCHEMA = {
  type: 'object',
  properties: { $shredded: { const: true } },
  required: ['$shredded'],
  additionalProperties: false,
};

/**
 * Every event type there is, by name. Built once at boot.
 * @throws InvalidRegistry with all its faults when types repeat, upcasters leave a gap, or a personal field
 *   or its subject is not in the schema.
 */
export class EventRegistry {
  private readonly byType = new Map<string, RegisteredEvent>();

  constructor(definitions: readonly EventDefinition[]) {
    const problems = definitions.flatMap(faultsOf);
    const names = definitions.map(({ type }) => type);
    for (const type of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
      problems.push(`${type} is defined more than once`);
    }
    if (problems.length > 0) throw new InvalidRegistry(problems);
    const compiler = new SchemaCompiler();
    for (const definition of definitions) {
      this.byType.set(definition.type, register(definition, compiler));
    }
  }

  /** @throws UnknownEvent when no definition names the type. */
  get(type: string): RegisteredEvent {
    const found = this.byType.get(type);
    if (!found) throw new UnknownEvent(`No event definition names the type ${type}`);
    return found;
  }

  types(): readonly string[] {
    return [...this.byType.keys()];
  }
}

function faultsOf({ type, version, schema, personal, upcasters }: EventDefinition): string[] {
  const faults: string[] = [];
  if (!/^[A-Z][A-Za-z0-9]{0,99}$/.test(type)) faults.push(`${type} is not a PascalCase name`);
  if (!Number.isInteger(version) || version < 1) faults.push(`${type} has no valid version`);
  if (schema.additionalProperties !== false) faults.push(`${type} has an open schema`);
  for (let hop = 1; hop < version; hop += 1) {
    if (!upcasters[hop]) faults.push(`${type} has no upcaster from version ${hop} to ${hop + 1}`);
  }
  for (const hop of Object.keys(upcasters).map(Number)) {
    if (hop < 1 || hop >= version) faults.push(`${type} has an upcaster from version ${hop}`);
  }
  for (const [field, { subject }] of Object.entries<PersonalField>(personal)) {
    if (!(field in schema.properties)) faults.push(`${type} has no member ${field} to encrypt`);
    if (subject === STREAM_SUBJECT) continue;
    if (!(subject in schema.properties))
      faults.push(`${type} has no member ${subject} for a subject`);
    if (subject in personal) faults.push(`${type} encrypts ${subject}, which names a subject`);
  }
  return faults;
}

function register(definition: EventDefinition, compiler: SchemaCompiler): RegisteredEvent {
  const { type, version, schema, upcasters } = definition;
  const personal = Object.entries<PersonalField>(definition.personal);
  return {
    type,
    version,
    members: Object.keys(schema.properties).sort(),
    personal,
    upcasters,
    checkWritten: compiler.compile(schema),
    checkRead: compiler.compile(asRead(schema, new Set(personal.map(([field]) => field)))),
  };
}

function asRead(schema: TObject, personal: ReadonlySet<string>): Record<string, unknown> {
  const members = Object.entries<TSchema>(schema.properties).map(([name, member]) => [
    name,
    personal.has(name) ? { anyOf: [member, ERASED_SCHEMA] } : member,
  ]);
  return { ...schema, properties: Object.fromEntries(members) as Record<string, unknown> };
}
