/** No table of the version that this process reads has been built yet; a runner of this version builds it. */
export class ReadModelNotReady extends Error {
  override readonly name = 'ReadModelNotReady';

  constructor(readonly projection: string) {
    super(`The read model ${projection} is being built`);
  }
}
