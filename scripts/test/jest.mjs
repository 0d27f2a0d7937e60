import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../build/run.mjs'

/** Runs a selection of the tests; resolves to their real totals and the files that failed, read from jest's report. */
export async function runJest(args, environment = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-jest-'))
  const report = path.join(folder, 'report.json')
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      path.join(root, 'node_modules/jest/bin/jest.js'),
      ...args,
      '--json',
      `--outputFile=${report}`,
    ],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const code = await new Promise((resolve) => child.on('close', resolve))
  try {
    const {
      numPassedTests,
      numFailedTests,
      numRuntimeErrorTestSuites,
      numPendingTests,
      numTodoTests,
      testResults,
    } = JSON.parse(readFileSync(report, 'utf8'))
    return {
      passed: numPassedTests,
      // A file that does not even load counts as one failure.
      failed: numFailedTests + numRuntimeErrorTestSuites || (code === 0 ? 0 : 1),
      skipped: numPendingTests + numTodoTests,
      failedFiles: testResults.filter((it) => it.status === 'failed').map((it) => it.name),
      passedIn: (files) =>
        testResults
          .filter((it) => files.includes(it.name))
          .flatMap((it) => it.assertionResults)
          .filter((it) => it.status === 'passed').length,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failedFiles: [], passedIn: () => 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
