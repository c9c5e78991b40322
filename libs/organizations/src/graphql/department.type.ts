import { Node, toGlobalId } from '@keyledger/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Department } from '../organization.state.js';

@ObjectType('Department', {
  implements: () => [Node],
  description: 'A department; departments form a tree.',
})
export class DepartmentNode extends Node {
  @Field(() => String, { description: 'Its name, unique beside its siblings.' })
  readonly name!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department above it; null at the top.',
  })
  readonly parentId!: string | null;
}

export function departmentNode({ id, name, parentId }: Department): DepartmentNode {
  const parent = parentId === null ? null : toGlobalId('Department', parentId);
  return { id: toGlobalId('Department', id), name, parentId: parent };
}
