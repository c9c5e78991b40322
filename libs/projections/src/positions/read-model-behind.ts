/** A read model that somebody has to wait for has not come so far yet: trying again later helps. */
export class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';

  constructor(projection: string) {
    super(`The read model ${projection} has not come as far as is needed`);
  }
}
