import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum PersonalTextState {
  VISIBLE = 'VISIBLE',
  MASKED = 'MASKED',
  ERASED = 'ERASED',
  FORBIDDEN = 'FORBIDDEN',
}
registerEnumType(PersonalTextState, {
  name: 'PersonalTextState',
  description: 'How much of a personal value is shown.',
  valuesMap: {
    VISIBLE: { description: 'The value as it is.' },
    MASKED: { description: 'The value with parts hidden, enough to recognise it.' },
    ERASED: { description: 'Nothing: the person’s data was erased.' },
    FORBIDDEN: { description: 'Nothing: the caller may not see it.' },
  },
});

/** A personal value and how much of it is shown. */
@ObjectType({ description: 'A personal value and how much of it is shown.' })
export class PersonalText {
  @Field(() => String, {
    nullable: true,
    description:
      'The value, whole or masked; null when it was erased, is forbidden, or was never given.',
  })
  readonly value!: string | null;

  @Field(() => PersonalTextState, { description: 'How much of it is shown.' })
  readonly state!: PersonalTextState;

  /** @param value null: never given. */
  static visible(value: string | null): PersonalText {
    return { value, state: PersonalTextState.VISIBLE };
  }

  /** @param value masked already. */
  static masked(value: string): PersonalText {
    return { value, state: PersonalTextState.MASKED };
  }

  static erased(): PersonalText {
    return { value: null, state: PersonalTextState.ERASED };
  }

  static forbidden(): PersonalText {
    return { value: null, state: PersonalTextState.FORBIDDEN };
  }
}
