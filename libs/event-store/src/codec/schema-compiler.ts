import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { TSchema } from '@sinclair/typebox';

/** Lists what is wrong with a value, in words that name members and rules but never values; empty: it fits. */
export type SchemaCheck = (value: unknown) => readonly string[];

const NOTHING: readonly string[] = [];

/**
 * Compiles JSON Schemas (Ajv, formats asserted) at their first use: a process meets few of all the types there are, and
 * compiling them all is most of a short one's life. Values are neither coerced nor given defaults.
 */
export class SchemaCompiler {
  private readonly ajv = formats.default(
    new Ajv({ strict: true, strictTypes: false, allErrors: false }),
  );

  compile(schema: TSchema | Record<string, unknown>): SchemaCheck {
    let compiled: ValidateFunction | undefined;
    return (value) => {
      const validate = (compiled ??= this.ajv.compile(schema));
      return validate(value) ? NOTHING : describe(validate);
    };
  }
}

function describe(validate: ValidateFunction): readonly string[] {
  return (validate.errors ?? []).map((error) => {
    const extra: unknown = error.params['additionalProperty'];
    const which = typeof extra === 'string' ? ` (${extra})` : '';
    return `${error.instancePath || 'the data'} ${error.message ?? error.keyword}${which}`;
  });
}
