import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../audit/audit'
import type { Tx } from '../database/scope'
import type { Context } from '../runtime/context'
import type { Services } from '../runtime/services'

/** What harm a scanner finds. Throws `scanner-unavailable` when nobody can tell: what has arrived stays where it is. */
export async function scanForHarm(
  { scanner, log }: Services,
  bytes: Buffer,
): Promise<string | undefined> {
  const finding = await scanner.scan(bytes).catch((cause: unknown) => {
    log.error({ code: 'scanner-unavailable', err: cause })
    throw new DomainError('scanner-unavailable', {}, {}, { cause })
  })
  if (finding.verdict === 'too-large') {
    log.error({ code: 'scanner-limit-exceeded', size: bytes.length })
    throw new DomainError('file-refused', {
      reason: '文件超过安全检查能检查的大小，请压缩后重新上传',
    })
  }
  return finding.verdict === 'harmful' ? finding.threat : undefined
}

export const harmful = () =>
  new DomainError('file-refused', {
    reason: '文件含有病毒或其他有害内容，已删除；请在杀毒后重新生成或拍摄，再上传新的文件',
  })

interface HarmfulFile {
  id: string
  schoolId: string
  size: number
  threat: string
}

/** It is never to be used; that it came, and from whom, is on record once. */
export async function refuseHarmful(
  tx: Tx,
  context: Context,
  { id, schoolId, size, threat }: HarmfulFile,
): Promise<void> {
  const changed = await tx
    .updateTable('file')
    .set({ state: 'refused', size })
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('state', '=', 'expected')
    .returning('id')
    .executeTakeFirst()
  if (!changed) return
  await recordAudit(tx, context, [
    { schoolId, operation: 'files.refuse-harmful', kind: 'file', id, after: { size, threat } },
  ])
}
