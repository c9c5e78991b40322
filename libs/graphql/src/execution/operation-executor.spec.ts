import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { OperationExecutor } from './operation-executor.js';

const schema = buildSchema('type Query { one: Int two: Int } type Mutation { one: Int }');

/** A clock that goes on by a millisecond with each look at it. */
function clock() {
  let at = 0;
  return { now: () => (at += 1), pass: (milliseconds: number) => (at += milliseconds) };
}

function run(executor: OperationExecutor, text: string) {
  const document = parse(text);
  const hash = text;
  return executor.execute({
    schema,
    document,
    hash,
    operationName: null,
    variables: {},
    context: {},
  });
}

describe('OperationExecutor', () => {
  it('compiles a query with its second use', async () => {
    const executor = new OperationExecutor();
    await run(executor, '{ one }');
    expect(executor.compiled).toBe(0);
    await run(executor, '{ one }');
    expect(executor.compiled).toBe(1);
  });

  it('never compiles a mutation', async () => {
    const executor = new OperationExecutor();
    for (let use = 0; use < 3; use += 1) await run(executor, 'mutation { one }');
    expect(executor.compiled).toBe(0);
  });

  it('rests after a compilation for 19 times as long', async () => {
    const { now, pass } = clock();
    const executor = new OperationExecutor({ compileFromUse: 1, now });
    await run(executor, '{ one }');
    await run(executor, '{ two }');
    expect(executor.compiled).toBe(1);
    pass(20);
    await run(executor, '{ two }');
    expect(executor.compiled).toBe(2);
  });

  it('holds 200 at most', async () => {
    const { now, pass } = clock();
    const executor = new OperationExecutor({ compileFromUse: 1, now });
    for (let n = 0; n < 210; n += 1) {
      await run(executor, `{ name${n}: one }`);
      pass(100);
    }
    expect(executor.compiled).toBe(200);
  });
});
