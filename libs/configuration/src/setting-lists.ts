/** The entries of a setting that holds several, separated by commas. */
export function listOf(value: string): readonly string[] {
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
