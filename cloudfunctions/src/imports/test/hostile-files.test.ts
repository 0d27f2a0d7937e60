import { expect, test } from '@jest/globals'
import { DomainError } from 'shared-types/errors'
import { containers } from '../../../test/hostile-workbooks/containers'
import { contents } from '../../../test/hostile-workbooks/contents'
import { ambiguousSheets, suspiciousCells } from '../../../test/hostile-workbooks/sheets'
import { wrongFiles } from '../../../test/hostile-workbooks/wrong-files'
import { getImport, inspectWorkbook, startImport } from './roll-imports'
import { addSchool, openWorld, upload, YEAR } from './school'

const world = await openWorld()
const { staff, schoolId } = await addSchool(world)
const mapping = { 0: 'name', 1: 'idNumber', 2: 'studentNumber' } as const
const aSentence = /^[\u4e00-\u9fff][^{}]{5,}/

test.each([...wrongFiles, ...containers, ...contents, ...ambiguousSheets, ...suspiciousCells])(
  'nothing of it gets onto the roll, and the answer is clear: $title',
  async ({ make }) => {
    const fileId = await upload(world, staff, make())
    const looked = await inspectWorkbook(staff, { fileId }).catch((error: unknown) => error)
    if (looked instanceof Error) expect(reasonOf(looked)).toMatch(aSentence)

    // Whoever skips the look meets the same in the check itself.
    const { id } = await startImport(staff, { fileId, year: YEAR, mapping })
    await world.runJobs()
    const { state, refusal, counts, refusedRows } = await getImport(staff, { id })
    if (state === 'refused') expect(refusal).toMatch(aSentence)
    else {
      expect(state).toBe('checked')
      expect(counts).toMatchObject({ accepted: 0, changed: 0, unchanged: 0 })
      expect(counts.refused).toBeGreaterThan(0)
      for (const reason of refusedRows.flatMap((it) => it.reasons))
        expect(reason).toMatch(aSentence)
    }
    expect(await world.students(schoolId)).toEqual([])
  },
  60_000,
)

function reasonOf(error: Error): string {
  if (error instanceof DomainError && error.code === 'workbook-refused')
    return error.hint.reason ?? ''
  throw error
}
