import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Writes the run's outcome as JSON to the file named by KEYLEDGER_TEST_OUTCOME, for `npm test` to end with. A test that
 * may be skipped says what it needs in its name or its group's: `… (needs REDIS_URL)`.
 */
export default class OutcomeReporter {
  constructor({ testNamePattern }) {
    this.namesChosen = Boolean(testNamePattern);
  }

  onRunComplete(_contexts, results) {
    const file = process.env.KEYLEDGER_TEST_OUTCOME;
    if (!file) return;
    const skipped = results.testResults.flatMap(({ testFilePath, testResults }) =>
      testResults
        // Tests left out by --testNamePattern look the same as skipped ones.
        .filter(({ status }) => !this.namesChosen && (status === 'pending' || status === 'todo'))
        .map(({ fullName }) => ({
          name: fullName,
          file: relative(process.cwd(), testFilePath),
          needs: /\(needs ([^)]+)\)/.exec(fullName)?.[1],
        })),
    );
    const outcome = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped,
    };
    writeFileSync(file, JSON.stringify(outcome));
  }
}
