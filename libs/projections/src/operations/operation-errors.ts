/** The projection did not stop at that event, so there is nothing to skip. */
export class NotStoppedThere extends Error {
  override readonly name = 'NotStoppedThere';

  constructor(projection: string, eventId: string) {
    super(`${projection} is not stopped at the event ${eventId}`);
  }
}

/** A rebuild came to an event that the projection cannot apply; what was served is still served. */
export class RebuildStopped extends Error {
  override readonly name = 'RebuildStopped';

  constructor(
    projection: string,
    readonly eventId: string,
    reason: string,
  ) {
    super(`The rebuild of ${projection} stopped at the event ${eventId}: ${reason}`);
  }
}

/** A newer rebuild of the same projection took this one's place before it was done. */
export class RebuildOvertaken extends Error {
  override readonly name = 'RebuildOvertaken';

  constructor(projection: string) {
    super(`Another rebuild of ${projection} was begun`);
  }
}

/** A replay needs a database in which nothing was projected yet. */
export class ReplayTargetNotEmpty extends Error {
  override readonly name = 'ReplayTargetNotEmpty';

  constructor() {
    super('The database to replay into already holds read models');
  }
}
