import { createHash } from 'node:crypto';
import {
  GraphQLEnumType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';

/** A world in which every field of a schema has an answer. */
export interface MadeUp {
  readonly schema: GraphQLSchema;
  readonly seed: number;
  /** Whether what stands here is an error, null where it must not be, or not what its type holds. */
  isTroubled(place: string): boolean;
}

/** The same number below `limit` for the same place, whoever asks and however often. */
export function drawn(seed: number, place: string, limit: number): number {
  return createHash('sha256').update(`${seed} ${place}`).digest().readUInt32BE() % limit;
}

function leafOf(world: MadeUp, name: string, place: string): unknown {
  const number = drawn(world.seed, place, 1_000);
  if (world.isTroubled(`${place} leaf`)) return name === 'String' ? {} : 'not of this type';
  switch (name) {
    case 'Int':
      return number;
    case 'Float':
      return number / 7;
    case 'Boolean':
      return number % 2 === 0;
    case 'DateTime':
      return new Date(number * 1_000_000_000);
    default:
      return `${name} 文 "${number}"\n`;
  }
}

/** An object whose properties are what the fields of its type hold; each is made up when it is read, once. */
function objectOf(world: MadeUp, type: GraphQLObjectType, place: string): object {
  const fields = type.getFields();
  const read = new Map<string, unknown>([['__typename', type.name]]);
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name !== 'string' || !(name in fields || name === '__typename'))
          return undefined;
        const field = fields[name];
        if (!read.has(name) && field)
          read.set(name, valueOf(world, field.type, `${place}.${name}`));
        return read.get(name);
      },
    },
  );
}

/** What a field of this type answers at this place of this world: the same at each call. */
export function valueOf(world: MadeUp, type: GraphQLOutputType, place: string): unknown {
  if (world.isTroubled(place)) {
    return drawn(world.seed, `${place} which`, 2) === 0 ? new Error(`Trouble at ${place}`) : null;
  }
  if (isNonNullType(type)) return present(world, type.ofType, place);
  return drawn(world.seed, `${place} null`, 7) === 0 ? null : present(world, type, place);
}

function present(world: MadeUp, type: GraphQLOutputType, place: string): unknown {
  if (isListType(type)) {
    return Array.from({ length: drawn(world.seed, `${place} length`, 4) }, (_, n) =>
      valueOf(world, type.ofType, `${place}.${n}`),
    );
  }
  if (isEnumType(type)) return enumOf(world, type, place);
  if (isLeafType(type)) return leafOf(world, type.name, place);
  if (isObjectType(type)) return objectOf(world, type, place);
  if (!isAbstractType(type)) throw new Error(`No value for ${String(type)}`);
  const possible = world.schema.getPossibleTypes(type);
  const chosen = possible[drawn(world.seed, `${place} type`, possible.length)];
  if (!chosen) throw new Error(`${type.name} has no types`);
  return objectOf(world, chosen, place);
}

function enumOf(world: MadeUp, type: GraphQLEnumType, place: string): unknown {
  if (world.isTroubled(`${place} leaf`)) return 'NONE_OF_THEM';
  const values = type.getValues();
  return values[drawn(world.seed, place, values.length)]?.value;
}
