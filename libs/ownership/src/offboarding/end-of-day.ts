const DAY = 24 * 3_600_000;

/** The moment at which a day is over somewhere. @param day `YYYY-MM-DD`. @param timeZone an IANA zone. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = Date.parse(`${day}T00:00:00.000Z`) + DAY;
  // The zone's own offset at that moment; once more, since the first guess may lie on the other side of a change of it.
  const guess = next - offsetAt(new Date(next), timeZone);
  return new Date(next - offsetAt(new Date(guess), timeZone));
}

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  );
  return shown - Math.floor(moment.getTime() / 1000) * 1000;
}
