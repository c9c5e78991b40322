const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A birthday as people write it: year first, day first, month first, two-digit years, parts of it, and the same
 * without leading zeros.
 * @param birthDate `YYYY-MM-DD`
 * @returns digits only, or null when it is no such date
 */
export function birthdayTokens(birthDate: string): readonly string[] | null {
  const parts = DATE.exec(birthDate);
  if (!parts) return null;
  const [, year = '', month = '', day = ''] = parts;
  const short = year.slice(2);
  const padded = forms(year, short, month, day);
  const bare = forms(year, short, String(Number(month)), String(Number(day)));
  return [...new Set([year, ...padded, ...bare])];
}

function forms(year: string, short: string, month: string, day: string): readonly string[] {
  const dayFirst = `${day}${month}`;
  const monthFirst = `${month}${day}`;
  return [
    `${year}${monthFirst}`,
    `${short}${monthFirst}`,
    monthFirst,
    `${year}${month}`,
    `${dayFirst}${year}`,
    `${monthFirst}${year}`,
    `${dayFirst}${short}`,
    dayFirst,
  ];
}
