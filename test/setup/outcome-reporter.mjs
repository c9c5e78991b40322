import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const REASON_LINES = 3;

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
    const failed = results.testResults.flatMap(({ testFilePath, testResults, testExecError }) => {
      const file = relative(process.cwd(), testFilePath);
      const names = testResults.filter(({ status }) => status === 'failed').map(nameAndReason);
      if (testExecError)
        names.push({ name: 'the file could not be run', reason: reasonOf(testExecError.message) });
      return names.map((failure) => ({ ...failure, file }));
    });
    writeFileSync(file, JSON.stringify({ passed: results.numPassedTests, failed, skipped }));
  }
}

function nameAndReason({ fullName, failureMessages }) {
  return { name: fullName, reason: reasonOf(failureMessages[0]) };
}

/** What was said, up to what was expected and what came, without colours and in one line. */
function reasonOf(message = '') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim());
  return lines.filter(Boolean).slice(0, REASON_LINES).join('; ');
}
