import {
  astFromValue,
  getNamedType,
  getNullableType,
  GraphQLBoolean,
  GraphQLNonNull,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  parseType,
  print,
  typeFromAST,
} from 'graphql';
import type { GraphQLCompositeType, GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql';

/** Draws a whole number below `limit`. */
export type Draw = (limit: number) => number;

export interface MadeUpOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST = 5;

/** A query over the whole of a schema: aliases, fragments, directives, and arguments by variables and literals. */
export function madeUpOperation(schema: GraphQLSchema, draw: Draw): MadeUpOperation {
  return new Writer(schema, draw).query();
}

/** A value for a variable of this type, as GraphQL writes types (`[ID!]!`). */
export function valueForInput(schema: GraphQLSchema, type: string, draw: Draw): unknown {
  const known = typeFromAST(schema, parseType(type));
  if (!isInputType(known)) throw new Error(`${type} is nothing to give`);
  return new Writer(schema, draw).input(known, 0);
}

class Writer {
  private readonly variables: Record<string, unknown> = {};
  private readonly declarations: string[] = [];
  private readonly fragments: string[] = [];
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly draw: Draw,
  ) {}

  query(): MadeUpOperation {
    const root = this.schema.getQueryType();
    if (!root) throw new Error('There is no query');
    const body = this.selections(root, 1);
    const declared = this.declarations.length > 0 ? `(${this.declarations.join(', ')})` : '';
    return {
      text: [`query MadeUp${declared} ${body}`, ...this.fragments].join('\n'),
      variables: this.variables,
    };
  }

  private selections(type: GraphQLCompositeType, depth: number): string {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    const usable = fields.filter(
      (field) => depth < DEEPEST || !isCompositeType(getNamedType(field.type)),
    );
    const parts = Array.from({ length: 1 + this.draw(depth === 1 ? 3 : 6) }, () => {
      const field = usable[this.draw(Math.max(1, usable.length))];
      return field ? this.field(field, depth) : '__typename';
    });
    if (this.draw(4) === 0) parts.push('__typename');
    if (isAbstractType(type)) {
      const possible = this.schema.getPossibleTypes(type);
      for (let n = this.draw(4); n > 0; n -= 1) {
        const on = possible[this.draw(possible.length)];
        if (on) parts.push(this.fragment(on, depth));
      }
    } else if (depth > 1 && this.draw(6) === 0) parts.push(this.fragment(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const body = this.selections(type, depth);
    if (this.draw(2) === 0) return `... on ${type.name}${this.directive()} ${body}`;
    const name = `F${(this.names += 1)}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `...${name}${this.directive()}`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args
      .filter((argument) => isRequiredArgument(argument) || this.draw(3) === 0)
      .map(({ name, type }) => `${name}: ${this.argument(type)}`);
    const named = getNamedType(field.type);
    return [
      // Every field under a name of its own, so that two of them never have to merge.
      `${field.name}${(this.names += 1)}: ${field.name}`,
      given.length > 0 ? `(${given.join(', ')})` : '',
      this.directive(),
      isCompositeType(named) ? ` ${this.selections(named, depth + 1)}` : '',
    ].join('');
  }

  private directive(): string {
    const drawn = this.draw(8);
    if (drawn > 2) return '';
    const name = drawn === 0 ? 'skip' : 'include';
    if (this.draw(2) === 0) return ` @${name}(if: ${this.draw(2) === 0})`;
    return ` @${name}(if: ${this.variable(new GraphQLNonNull(GraphQLBoolean), this.draw(2) === 0)})`;
  }

  private argument(type: GraphQLInputType): string {
    const value = this.input(type, 0);
    const literal = this.draw(2) === 0 ? astFromValue(value, type) : null;
    return literal ? print(literal) : this.variable(type, value);
  }

  private variable(type: GraphQLInputType, value: unknown): string {
    const name = `v${(this.names += 1)}`;
    const byDefault = !isNonNullType(type) && this.draw(4) === 0 ? astFromValue(value, type) : null;
    this.declarations.push(`$${name}: ${String(type)}${byDefault ? ` = ${print(byDefault)}` : ''}`);
    if (!byDefault || this.draw(2) === 0) this.variables[name] = value;
    return `$${name}`;
  }

  input(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.given(type.ofType as GraphQLInputType, depth);
    return depth > 0 && this.draw(8) === 0 ? null : this.given(type, depth);
  }

  private given(type: GraphQLInputType, depth: number): unknown {
    if (isListType(type)) {
      return Array.from({ length: this.draw(3) }, () =>
        this.given(getNullableType(type.ofType) as GraphQLInputType, depth + 1),
      );
    }
    if (isEnumType(type)) {
      const values = type.getValues();
      return values[this.draw(values.length)]?.name;
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isRequiredInputField(field) || (depth < 3 && this.draw(2) === 0),
      );
      return Object.fromEntries(
        fields.map((field) => [field.name, this.input(field.type, depth + 1)]),
      );
    }
    switch (String(type)) {
      case 'Int':
        return this.draw(100);
      case 'Float':
        return this.draw(100) / 8;
      case 'Boolean':
        return this.draw(2) === 0;
      case 'DateTime':
        return '2026-11-23T08:30:00.000Z';
      case 'Position':
        return 'log:00000000000000000001';
      default:
        return `text ${this.draw(100)}`;
    }
  }
}
