import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import type { Operation } from './operation.js';

/** A field that an operation selects, met once for each place it stands in. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
  /** 1 for a root field. */
  readonly depth: number;
  /** The root field it belongs to, by response name. */
  readonly root: string;
  readonly children: readonly SelectedField[];
}

/** Thrown as soon as more fields are met than allowed: fragments can multiply without end. */
export class TooManyFields extends Error {
  override readonly name = 'TooManyFields';
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  left: number;
  /** A variable decided whether something was selected. */
  byVariables: boolean;
}

/** What an operation selects. */
export interface Selection {
  readonly fields: readonly SelectedField[];
  /** Other variables could select other fields. */
  readonly byVariables: boolean;
}

function isIncluded(node: SelectionNode, walk: Walk): boolean {
  if (!node.directives?.length) return true;
  walk.byVariables ||= node.directives.some((directive) =>
    directive.arguments?.some(({ value }) => value.kind === Kind.VARIABLE),
  );
  const skip = getDirectiveValues(GraphQLSkipDirective, node, walk.variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, walk.variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

function fieldsOf(
  set: SelectionSetNode,
  parent: GraphQLCompositeType,
  depth: number,
  root: string | null,
  walk: Walk,
): SelectedField[] {
  return set.selections.flatMap((selection) => {
    walk.left -= 1;
    if (walk.left < 0) throw new TooManyFields();
    if (!isIncluded(selection, walk)) return [];
    if (selection.kind !== Kind.FIELD) {
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? walk.fragments.get(selection.name.value)
          : selection;
      const on = fragment?.typeCondition
        ? walk.schema.getType(fragment.typeCondition.name.value)
        : parent;
      return fragment && isCompositeType(on)
        ? fieldsOf(fragment.selectionSet, on, depth, root, walk)
        : [];
    }
    // `__typename`, `__schema` and `__type` say nothing about data; introspection has its own switch.
    if (selection.name.value.startsWith('__')) return [];
    const field =
      isObjectType(parent) || isInterfaceType(parent)
        ? parent.getFields()[selection.name.value]
        : undefined;
    if (!field) return [];
    const type = getNamedType(field.type);
    const ownRoot = root ?? (selection.alias ?? selection.name).value;
    const children =
      selection.selectionSet && isCompositeType(type)
        ? fieldsOf(selection.selectionSet, type, depth + 1, ownRoot, walk)
        : [];
    return [{ node: selection, parent, field, depth, root: ownRoot, children }];
  });
}

/**
 * The root fields of a validated operation with all under them, fragments resolved, `@skip` and `@include`
 * heeded.
 * @throws TooManyFields beyond `limit` selections.
 */
export function selectedFields(operation: Operation, limit: number): Selection {
  const { schema, document, definition, variables } = operation;
  const rootType = schema.getRootType(definition.operation);
  if (!rootType) return { fields: [], byVariables: false };
  const fragments = new Map(
    document.definitions
      .filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const walk = { schema, fragments, variables, left: limit, byVariables: false };
  const fields = fieldsOf(definition.selectionSet, rootType, 1, null, walk);
  return { fields, byVariables: walk.byVariables };
}

/** A field and all under it. */
export function* withDescendants(fields: readonly SelectedField[]): Iterable<SelectedField> {
  for (const field of fields) {
    yield field;
    yield* withDescendants(field.children);
  }
}
