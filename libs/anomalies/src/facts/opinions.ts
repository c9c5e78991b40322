const DAY = 86_400_000;
/** How long what people said of a browser or a country holds. */
export const HELD_DAYS = 180;

/** What somebody said of a case of an account. */
export interface Opinion {
  readonly accountId: string;
  readonly caseId: string;
  readonly at: number;
  /** Somebody else was it; false: the owner was. */
  readonly doubtful: boolean;
}

/** What a case rests on: browsers and countries that were new to the account then. */
export interface Ground {
  readonly detection_id: string;
  readonly at: number;
  readonly marks: readonly string[];
}

/**
 * Whether a browser or country is doubted at a moment: by the last that was said before it of a case that rested on it. An
 * opinion is of what was found before it, so that nothing said depends on what came after, in whatever order both arrive.
 */
export function isDoubted(
  mark: string,
  at: number,
  opinions: readonly Opinion[],
  grounds: readonly Ground[],
): boolean {
  const since = at - HELD_DAYS * DAY;
  const heard = opinions.filter((opinion) => {
    if (opinion.at >= at || opinion.at < since) return false;
    return grounds.some(
      (ground) =>
        ground.detection_id === opinion.caseId &&
        ground.at < opinion.at &&
        ground.at >= since &&
        ground.marks.includes(mark),
    );
  });
  const last = Math.max(...heard.map((opinion) => opinion.at));
  // Said in the same millisecond: rather one question too many.
  return heard.some((opinion) => opinion.at === last && opinion.doubtful);
}
