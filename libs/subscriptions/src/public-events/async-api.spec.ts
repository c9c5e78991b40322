import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { asyncApiDocument } from './async-api.js';

const require = createRequire(import.meta.url);

describe('The AsyncAPI document', () => {
  it('is one, by the schema of AsyncAPI 3.0', () => {
    const schema = require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;
    const ajv = formats.default(new Ajv({ strict: false, allErrors: true, logger: false }));
    const isValid = ajv.compile(schema);
    expect([isValid(asyncApiDocument()), isValid.errors]).toEqual([true, null]);
  });
});
