import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** LibreOffice's number for GB18030; without it a DBF is taken for a Western one. */
const GB18030 = 85
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1'

/** The rows of a file as LibreOffice reads them, the heading first. Cells must hold no comma, quote or line break. */
export function readByLibreOffice(file: string): string[][] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-office-'))
  const { name, ext } = path.parse(file)
  const reading = ext === '.dbf' ? [`--infilter=dBase:${GB18030}`] : []
  const home = `-env:UserInstallation=file://${folder}/home`
  const writing = ['--convert-to', AS_CSV, '--outdir', folder, file]
  try {
    // What it cannot load it says in words, and ends as if all were well: then there is no file.
    execFileSync('soffice', [home, '--headless', ...reading, ...writing], { stdio: 'ignore' })
    const text = readFileSync(path.join(folder, `${name}.csv`), 'utf8')
    const cellsOf = (line: string) => line.split(',').map((it) => it.replace(/^"|"$/g, ''))
    return text.trimEnd().split('\n').map(cellsOf)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
