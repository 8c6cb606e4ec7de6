// The runners' own reports, in one shape: counts, and for each failure where it is and what it says.
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

const MOST_LINES = 25;

/** Vitest's json reporter. */
export function readVitest({
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests = 0,
  testResults,
}) {
  const failures = testResults.flatMap(({ name, assertionResults, message }) => {
    const file = path.relative(process.cwd(), name);
    const failed = assertionResults.filter(({ status }) => status === "failed");
    // A file that cannot even be loaded has no tests that could fail.
    if (assertionResults.length === 0 && message) return [`${file}\n${cut(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `${file}: ${fullName}\n${cut(failureMessages.join("\n"))}`,
    );
  });
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, failures.length),
    skipped: numPendingTests + numTodoTests,
    failures,
  };
}

/** Playwright's json reporter. */
export function readPlaywright({ stats, suites, errors = [] }) {
  const failures = [
    ...errors.map(({ message }) => cut(message ?? "")),
    ...suites.flatMap((suite) => told(suite, isFailed)),
  ];
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures,
    flaky: suites.flatMap((suite) => told(suite, isFlaky)),
  };
}

const isFailed = ({ ok }) => !ok;
/** It failed and then passed. */
const isFlaky = ({ tests }) => tests.some(({ status }) => status === "flaky");

/** The specs that are meant: where each is, and everything that it said. */
function told({ title, file, specs = [], suites = [] }, isMeant, above = []) {
  const titles = title === file ? above : [...above, title];
  const own = specs.filter(isMeant).map((spec) => {
    const problems = spec.tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
    const why = problems.map(({ message }) => message).join("\n");
    return `${spec.file}:${spec.line}: ${[...titles, spec.title].join(" › ")}\n${cut(why)}`;
  });
  return [...own, ...suites.flatMap((suite) => told(suite, isMeant, titles))];
}

const cut = (text) => stripVTControlCharacters(text).split("\n").slice(0, MOST_LINES).join("\n");
