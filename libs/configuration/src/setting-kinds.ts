import { Type, type TInteger, type TString, type TUnsafe } from '@sinclair/typebox';

/** What a setting says about itself beside its JSON Schema. */
interface About<Value> {
  readonly description: string;
  readonly default?: Value;
  /** Where the default depends on other settings: in words. */
  readonly defaultText?: string;
}

export function text(about: About<string>): TString {
  return Type.String(about);
}

/** May also be given as a file, by the same name and `_FILE`; never printed. */
export function secret(about: About<never>): TString {
  return Type.String({ secret: true, ...about });
}

export function whole(minimum: number, maximum: number, about: About<number>): TInteger {
  return Type.Integer({ minimum, maximum, ...about });
}

export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  about: About<Choice>,
): TUnsafe<Choice> {
  return Type.Unsafe<Choice>({ type: 'string', enum: choices, ...about });
}

export function onOrOff(about: About<'on' | 'off'>): TUnsafe<'on' | 'off'> {
  return oneOf(['on', 'off'], about);
}
