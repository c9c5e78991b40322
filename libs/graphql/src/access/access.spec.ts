import { describe, expect, it, jest } from '@jest/globals';
import { Args, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { getVariableValues, parse } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import {
  Access,
  DEFAULT_LIMITS,
  MutationPayload,
  Node,
  OperationGuard,
  PageArgs,
  connectionOf,
  mutationResult,
  operationsWithoutRule,
  undescribed,
} from '../index.js';
import type { RefusedCommand } from '../index.js';
import { aPrincipal, aRequest, schemaOf } from '../testing/index.js';

@ObjectType({ description: 'A sealed file.' })
@Access({ roles: ['AUDITOR'] })
class Dossier {
  @Field(() => String, { description: 'Text.' })
  text!: string;
}

@ObjectType({ implements: () => [Node], description: 'A box.' })
class Box extends Node {
  @Field(() => String, { description: 'Open to all.' })
  label!: string;

  @Field(() => String, { description: 'Not open to all.' })
  @Access({ roles: ['OWNER'] })
  content!: string;

  @Field(() => Dossier, { description: 'Its file.' })
  dossier!: Dossier;

  @Field(() => [Box], { description: 'Boxes in it.' })
  boxes!: Box[];
}
const BoxConnection = connectionOf(Box);

@ObjectType({ description: 'Opened.' })
class OpenPayload extends MutationPayload {
  @Field(() => Box, { description: 'The box.' })
  box!: Box;
}
const OpenResult = mutationResult('OpenResult', OpenPayload);

@Resolver()
class BoxResolver {
  @Query(() => Box)
  @Access({ roles: ['HELPDESK', 'OWNER'] })
  box(): void {}

  @Query(() => BoxConnection)
  @Access({ roles: 'ANY_SIGNED_IN' })
  boxes(@Args() _: PageArgs): void {}

  @Query(() => Node)
  @Access({ roles: 'ANY_SIGNED_IN' })
  thing(): void {}

  @Query(() => String)
  @Access({ roles: 'ANY_SIGNED_IN', evenIfMustChange: true })
  me(): void {}

  @Query(() => String)
  @Access({ roles: 'ANONYMOUS' })
  welcome(): void {}

  @Query(() => Int)
  forgotten(): void {}

  @Mutation(() => OpenResult)
  @Access({ roles: ['OWNER'], target: 'DEPARTMENT' })
  open(): void {}

  @Mutation(() => OpenResult)
  @Access({ roles: ['OWNER'] })
  aimless(): void {}
}

const schemaPromise: Promise<GraphQLSchema> = schemaOf(BoxResolver);
const record = jest.fn((_: RefusedCommand) => Promise.resolve());
const limits = { ...DEFAULT_LIMITS, maxDepth: 5, maxCost: 500, maxAliases: 2, maxFields: 50 };

async function admit(
  source: string,
  request = aRequest({ principal: aPrincipal({ role: 'HELPDESK' }) }),
  given: Record<string, unknown> = {},
) {
  const schema = await schemaPromise;
  const document = parse(source);
  const definition = document.definitions[0] as OperationDefinitionNode;
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], given);
  const guard = new OperationGuard(limits, null, { record });
  await guard.admit({ schema, document, definition, variables: coerced ?? {} }, request);
  return request;
}

const nobody = () => aRequest({ principal: null });
const must = () => aRequest({ principal: aPrincipal({ mustChangePassword: true }) });
const code = (expected: string) => ({ extensions: { code: expected } });

describe('The access rules', () => {
  it('let a role do what its rule says', async () => {
    await expect(admit('{ box { id label } }')).resolves.toBeDefined();
  });

  it('refuse an operation without a rule, whoever asks', async () => {
    await expect(admit('{ forgotten }', aRequest())).rejects.toThrow(
      'forgotten has no access rule',
    );
  });

  it('tell whoever is not signed in to do so', async () => {
    await expect(admit('{ box { id } }', nobody())).rejects.toMatchObject(code('UNAUTHENTICATED'));
    await expect(admit('mutation { open { __typename } }', nobody())).rejects.toMatchObject(
      code('UNAUTHENTICATED'),
    );
  });

  it('leave open what is open to anybody', async () => {
    await expect(admit('{ welcome __typename }', nobody())).resolves.toBeDefined();
  });

  it('hold for fields and types below the root', async () => {
    await expect(admit('{ box { content } }')).rejects.toMatchObject(code('FORBIDDEN'));
    await expect(admit('{ box { dossier { text } } }')).rejects.toMatchObject(code('FORBIDDEN'));
    await expect(admit('{ box { content } }', aRequest())).resolves.toBeDefined();
  });

  it('are not passed by behind a fragment, an alias or an interface', async () => {
    await expect(admit('{ box { ...f } } fragment f on Box { content }')).rejects.toMatchObject(
      code('FORBIDDEN'),
    );
    await expect(admit('{ box { ... on Box { label: content } } }')).rejects.toMatchObject(
      code('FORBIDDEN'),
    );
    await expect(admit('{ thing { id ... on Box { content } } }')).rejects.toMatchObject(
      code('FORBIDDEN'),
    );
  });

  it('do not count what a directive leaves out', async () => {
    const source = 'query ($all: Boolean!) { box { label content @include(if: $all) } }';
    await expect(admit(source, undefined, { all: false })).resolves.toBeDefined();
    await expect(admit(source, undefined, { all: true })).rejects.toMatchObject(code('FORBIDDEN'));
  });

  it('answer Forbidden where the mutation’s union has it, and have it recorded', async () => {
    const request = await admit('mutation { mine: open { __typename } }');
    expect(request.denied.get('mine')).toMatchObject({
      __typename: 'Forbidden',
      params: [{ name: 'reason', value: 'Role' }],
    });
    expect(record).toHaveBeenLastCalledWith(
      expect.objectContaining({ action: 'open', code: 'Forbidden' }),
    );
  });

  it('leave a session that must change its password nothing but what is marked', async () => {
    await expect(admit('{ me welcome }', must())).resolves.toBeDefined();
    await expect(admit('{ me box { id } }', must())).rejects.toMatchObject(code('FORBIDDEN'));
    const request = await admit('mutation { open { __typename } }', must());
    expect(request.denied.get('open')).toMatchObject({ message: 'Change your password first.' });
  });

  it('are missed by the walk where there is none, or a mutation does not say on what it acts', async () => {
    expect(operationsWithoutRule(await schemaPromise)).toEqual([
      'Query.forgotten',
      'Mutation.aimless',
    ]);
  });
});

describe('The size of an operation', () => {
  it('is limited in depth', async () => {
    await expect(
      admit('{ box { boxes { boxes { boxes { boxes { id } } } } } }'),
    ).rejects.toMatchObject({ message: 'Deeper than 5 levels', ...code('TOO_COMPLEX') });
  });

  it('is limited in aliases', async () => {
    await expect(admit('{ a: me b: me c: me }')).rejects.toMatchObject(code('TOO_COMPLEX'));
  });

  it('is limited in what a page may hold', async () => {
    await expect(admit('{ boxes(first: 100) { nodes { id } } }')).resolves.toBeDefined();
    await expect(admit('{ boxes(first: 100) { nodes { boxes { id } } } }')).rejects.toMatchObject({
      message: 'The operation costs 1200, more than 500',
    });
    const source = 'query ($n: Int!) { boxes(first: $n) { nodes { boxes { id } } } }';
    await expect(admit(source, undefined, { n: 10 })).resolves.toBeDefined();
    await expect(admit(source, undefined, { n: 100 })).rejects.toMatchObject(code('TOO_COMPLEX'));
  });

  it('counts what is said of a whole list once, not for each on a page', async () => {
    const source = (first: number) =>
      `{ boxes(first: ${first}) { nodes { id } totalCount { value } pageInfo { endCursor } } }`;
    await expect(admit(source(250))).rejects.toMatchObject({
      message: 'The operation costs 502, more than 500',
    });
    await expect(admit(source(249))).resolves.toBeDefined();
  });

  it('stops at fragments that multiply', async () => {
    const twice = (name: string, next: string) =>
      `fragment ${name} on Query { ...${next} ...${next} }`;
    const names = Array.from({ length: 30 }, (_, n) => `f${n}`);
    const bomb = names.map((name, n) =>
      n < 29 ? twice(name, `f${n + 1}`) : `fragment ${name} on Query { me }`,
    );
    await expect(admit(`{ ...f0 } ${bomb.join(' ')}`)).rejects.toMatchObject(code('TOO_COMPLEX'));
  });
});

describe('The walk for descriptions', () => {
  it('names what has none', async () => {
    expect(undescribed(await schemaPromise)).toEqual([
      'Query.box',
      'Query.boxes',
      'Query.thing',
      'Query.me',
      'Query.welcome',
      'Query.forgotten',
      'Mutation.open',
      'Mutation.aimless',
    ]);
  });
});
