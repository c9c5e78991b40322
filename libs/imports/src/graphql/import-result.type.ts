import { DateTime } from '@keyledger/graphql';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ImportState {
  UNFINISHED = 'UNFINISHED',
  COMPLETED = 'COMPLETED',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import has come.',
  valuesMap: {
    UNFINISHED: {
      description: 'It is running, or was interrupted: importing the file again finishes it.',
    },
    COMPLETED: { description: 'Every row was imported or told as a problem.' },
  },
});

@ObjectType({ description: 'What came of an import.' })
export class ImportResult {
  @Field(() => ID, { description: 'Global id of the import.' })
  readonly id!: string;

  @Field(() => ImportState, { description: 'How far it has come.' })
  readonly state!: ImportState;

  @Field(() => DateTime, { description: 'When it began.' })
  readonly startedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done.' })
  readonly completedAt!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many rows it had; null until it is done.' })
  readonly rows!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rows that made a person or a mailbox.' })
  readonly created!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rows that changed something.' })
  readonly changed!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rows that said what was known.' })
  readonly unchanged!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rows that had a problem.' })
  readonly failed!: number | null;
}
