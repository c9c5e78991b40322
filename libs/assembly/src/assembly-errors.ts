/** The database is of an older version of the schema, and this process may not change it. */
export class SchemaNotReady extends Error {
  override readonly name = 'SchemaNotReady';

  constructor(readonly pending: readonly string[]) {
    super(
      `The database lacks ${pending.length} migrations (${pending[0]} …). Run "keyledger migrate" first.`,
    );
  }
}

/** Two handlers claim one command; @nestjs/cqrs would silently let the later one win. */
export class CommandHandledTwice extends Error {
  override readonly name = 'CommandHandledTwice';

  constructor(readonly command: string) {
    super(`The command ${command} has more than one handler`);
  }
}
