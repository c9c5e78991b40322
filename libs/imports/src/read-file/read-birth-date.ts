const FORMS = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A date as spreadsheets in use write it (1988-05-12, 1988/5/12, 1988年5月12日, 19880512); null for no date. */
export function readBirthDate(text: string): string | null {
  const written = text.normalize('NFKC').replace(/\s+/g, '');
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(written) ?? [];
    if (!year || !month || !day) continue;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCalendarDate(date) ? date : null;
  }
  return null;
}

function isCalendarDate(date: string): boolean {
  const time = new Date(`${date}T00:00:00.000Z`);
  return (
    /^(19|20)/.test(date) && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date)
  );
}
