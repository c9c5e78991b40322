/** A month of sign-ins, `yyyymm` in UTC: what a sign-in stream covers, so that none grows for ever. */
export function periodOf(time: Date): string {
  return time.toISOString().slice(0, 7).replace('-', '');
}

export function previousPeriod(period: string): string {
  const firstDay = new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(4)) - 1, 1));
  return periodOf(new Date(firstDay.getTime() - 1));
}

/** The aggregate id of an account's sign-ins in a month; its stream is `signin-<account>-<yyyymm>`. */
export function signInPeriodId(accountId: string, period: string): string {
  return `${accountId}-${period}`;
}
