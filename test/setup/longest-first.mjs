import Sequencer from '@jest/test-sequencer';

/** Files that take longest, and not because they are large: at their own pace, or by what they walk through. */
const LONGEST = ['enumeration.e2e', 'channel-campaign.e2e', 'pages.e2e', 'access.e2e'];
const KINDS = ['.e2e.spec.ts', '.int.spec.ts', '.spec.ts'];

/**
 * The order of the files: what takes longest begins first, so that nothing long is left alone at the end. Jest itself goes
 * by the times of the run before, which a fresh clone has not; then it goes by the files' sizes, which say little.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted;
    return sorted.sort((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ path }) {
  const known = LONGEST.findIndex((name) => path.endsWith(`/test/e2e/${name}.spec.ts`));
  return known >= 0 ? known : LONGEST.length + KINDS.findIndex((ending) => path.endsWith(ending));
}
