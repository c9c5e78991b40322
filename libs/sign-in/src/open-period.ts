import { periodOf, previousPeriod } from './period.js';
import type { NewSignInEvent } from './sign-in.events.js';
import type { SignInPeriod } from './sign-in-period.state.js';

/** The event that a month's stream has to begin with; none once it is open. */
export function openPeriod(
  accountId: string,
  now: Date,
  current: SignInPeriod,
  earlier: SignInPeriod | null,
): readonly NewSignInEvent[] {
  if (current.opened) return [];
  const period = periodOf(now);
  return [
    {
      type: 'SignInPeriodOpened',
      data: {
        accountId,
        period,
        previousPeriod: earlier?.period ?? null,
        failuresSinceSuccess: earlier?.failuresSinceSuccess ?? 0,
        lastSucceededAt: earlier?.lastSucceededAt ?? null,
        familiarDevices: [...(earlier?.familiarDevices ?? [])],
      },
    },
  ];
}

/** How many empty months are looked through for what an account's last sign-ins left to know. */
const MONTHS_BACK = 3;

/** The months before `period`, newest first. */
export function earlierPeriods(period: string): readonly string[] {
  const periods: string[] = [];
  for (let each = period; periods.length < MONTHS_BACK;) {
    each = previousPeriod(each);
    periods.push(each);
  }
  return periods;
}
