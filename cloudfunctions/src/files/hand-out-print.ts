import { recordAudit, type AuditSubject } from '../audit/audit'
import { within } from '../database/scope'
import { isBound, personScope, type PersonContext } from '../runtime/context'
import { insertPrint, linkGenerated, storeBytes, type GeneratedFile } from './generated-file'

/**
 * Keeps what was drawn for somebody to print, for a day, and gives out a link of limited life; who got it is on record.
 */
export async function handOutPrint(
  context: PersonContext,
  print: GeneratedFile,
  subject: AuditSubject,
): Promise<{ url: string; name: string }> {
  const { services } = context
  const path = await storeBytes(services, print.bytes)
  const id = await within(services.db, personScope(context), async (tx) => {
    const made = await insertPrint(tx, context, { ...print, path })
    await recordAudit(tx, context, [subject])
    return made
  })
  const { name, mediaType } = print
  const url = isBound(context)
    ? await services.storage.temporaryUrl(path, name, mediaType)
    : await linkGenerated(services, context.actor, { id, path, name, mediaType })
  return { url, name }
}
