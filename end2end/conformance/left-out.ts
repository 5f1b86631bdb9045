// Prints a line for each party that is not installed.
import type { Reporter, TestCase } from '@playwright/test/reporter';

export default class LeftOut implements Reporter {
  private readonly reasons = new Set<string>();

  onTestEnd(test: TestCase) {
    for (const { type, description } of test.annotations) {
      if (type === 'skip' && description) this.reasons.add(description);
    }
  }

  onEnd() {
    for (const reason of this.reasons) console.log(`Left out: ${reason}`);
  }

  printsToStdio() {
    return false;
  }
}
