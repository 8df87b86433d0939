// A skipped test is a promise not proved on this machine: its reason belongs in what the run prints.
export default class Skips {
  skipped = []

  onTestCaseResult(test) {
    const { state, note } = test.result()
    if (state === 'skipped') this.skipped.push(`${test.fullName}: ${note ?? 'no reason given'}`)
  }

  onTestRunEnd() {
    for (const line of this.skipped) console.log(`skipped: ${line}`)
  }
}
