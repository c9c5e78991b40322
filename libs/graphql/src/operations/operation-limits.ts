import { Kind, getNullableType, isLeafType, isListType, getNamedType } from 'graphql';
import { tooComplex } from '../errors/graphql-errors.js';
import type { OperationFacts } from './operation-facts.js';
import type { SelectedField } from './selected-fields.js';

/** How much one operation may ask for. */
export interface OperationLimits {
  readonly maxDepth: number;
  /** Objects that the answer may hold at most, as far as the operation tells. */
  readonly maxCost: number;
  /** Fields with an alias: what multiplies a guess within one request. */
  readonly maxAliases: number;
  /** Selections, fragments unfolded. */
  readonly maxFields: number;
  /** Of the document's text. */
  readonly maxTokens: number;
}

export const DEFAULT_LIMITS: OperationLimits = {
  maxDepth: 12,
  maxCost: 20_000,
  maxAliases: 20,
  maxFields: 1_000,
  maxTokens: 4_000,
};

/** A plain list's length is not in the operation; this is what such lists hold at most in practice. */
const PLAIN_LIST = 10;

function lengthOf(
  { node, field, parent }: SelectedField,
  variables: Readonly<Record<string, unknown>>,
): number {
  const first = field.args.find((argument) => argument.name === 'first');
  if (first) {
    const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
    const value = given?.kind === Kind.VARIABLE ? variables[given.name.value] : undefined;
    const literal = given?.kind === Kind.INT ? Number(given.value) : undefined;
    return Math.max(1, Number(value ?? literal ?? first.defaultValue ?? 1));
  }
  return isList(field) && !isConnection(parent) ? PLAIN_LIST : 1;
}

const isConnection = ({ name }: { readonly name: string }) => name.endsWith('Connection');
const isList = ({ type }: SelectedField['field']) => isListType(getNullableType(type));

/** What a connection says beside its page, of the list as a whole: that is there once, however many are on the page. */
const besidePage = ({ parent, field }: SelectedField) => isConnection(parent) && !isList(field);

/** Objects the answer holds at most: a connection multiplies what is on its page by `first`. */
export function costOf(
  fields: readonly SelectedField[],
  variables: Readonly<Record<string, unknown>>,
): number {
  return fields.reduce((sum, selected) => {
    if (isLeafType(getNamedType(selected.field.type))) return sum;
    const own = Number(selected.field.extensions['complexity'] ?? 1);
    const once = selected.children.filter(besidePage);
    const repeated = selected.children.filter((child) => !besidePage(child));
    const each = own + costOf(repeated, variables);
    return sum + lengthOf(selected, variables) * each + costOf(once, variables);
  }, 0);
}

/** @throws TOO_COMPLEX naming the limit that the operation goes beyond. */
export function checkLimits(
  { fields, depth, aliases }: OperationFacts,
  variables: Readonly<Record<string, unknown>>,
  limits: OperationLimits,
): void {
  if (depth > limits.maxDepth) throw tooComplex(`Deeper than ${limits.maxDepth} levels`);
  if (aliases > limits.maxAliases) throw tooComplex(`More than ${limits.maxAliases} aliases`);
  const cost = costOf(fields, variables);
  if (cost > limits.maxCost) {
    throw tooComplex(`The operation costs ${cost}, more than ${limits.maxCost}`);
  }
}
