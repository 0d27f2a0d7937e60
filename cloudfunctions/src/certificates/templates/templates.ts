import { certificateNames, type CertificateKind } from 'shared-types/certificates/certificate-kinds'
import type {
  CertificateTemplate,
  TemplateFacts,
} from 'shared-types/certificates/template-operations'
import { DomainError } from 'shared-types/errors'
import { recordAudit } from '../../audit/audit'
import { within, type Tx } from '../../database/scope'
import { insertGenerated, linkGenerated, storeBytes } from '../../files/generated-file'
import { staffScope, type StaffContext } from '../../runtime/context'
import type { CertificateColour } from '../content'
import { lookOf } from '../drawing/look'
import { Unprintable } from '../../printing/unprintable'
import { authorityName } from '../issuing/queries'
import { unprintableReason } from '../issuing/unprintable-reason'
import * as queries from './queries'
import { sampleContent } from './sample-content'
import { findUploadedSeal, keepSeal, readKeptSeal, readUploadedSeal } from '../seals/seal-files'

interface Given {
  kind: CertificateKind
  facts: TemplateFacts
}

export const listTemplates = (context: StaffContext) =>
  inOwnScope(context, async (tx) => ({
    centreName: await authorityName(tx),
    templates: (await queries.listTemplateRows(tx)).map(present),
  }))

/** Drawn once as a sample first: what cannot be printed is not saved. */
export async function saveTemplate(
  context: StaffContext,
  { version, ...given }: Given & { version: number },
): Promise<CertificateTemplate> {
  const { seal } = await drawSample(context, { ...given, colour: 'blue' })
  const { storage } = context.services
  const sealPath = seal && (seal.path ?? (await keepSeal(storage, seal.png)))
  return inOwnScope(context, async (tx) => {
    const { actor, now } = context
    const newest = await queries.getTemplate(tx, given.kind)
    if (newest.version !== version) throw new DomainError('changed-elsewhere')
    const saved = await queries.insertTemplate(tx, {
      ...given,
      version: version + 1,
      sealPath: sealPath ?? null,
      savedAt: now,
      savedBy: actor,
    })
    if (!saved) throw new DomainError('changed-elsewhere')
    await recordAudit(tx, context, [
      {
        schoolId: actor.schoolId,
        operation: 'certificates.save-template',
        kind: 'certificate-template',
        id: null,
        before: { kind: given.kind, version },
        after: { kind: given.kind, version: version + 1, changed: changed(newest, given.facts) },
      },
    ])
    return present(saved)
  })
}

export async function previewTemplate(
  context: StaffContext,
  given: Given & { colour: CertificateColour },
): Promise<{ url: string; name: string }> {
  const { services, actor } = context
  const { pdf } = await drawSample(context, given)
  const name = `${certificateNames[given.kind]}（样张）.pdf`
  const file = { name, bytes: pdf, mediaType: 'application/pdf', permission: PERMISSION }
  const path = await storeBytes(services, pdf)
  const id = await inOwnScope(context, async (tx) => {
    const made = await insertGenerated(tx, context, { ...file, path })
    const subject = { kind: 'certificate-template', id: null, after: { kind: given.kind } }
    await recordAudit(tx, context, [
      { ...subject, schoolId: actor.schoolId, operation: 'certificates.preview-template' },
    ])
    return made
  })
  return { url: await linkGenerated(services, actor, { ...file, id, path }), name }
}

const PERMISSION = 'settings.province' as const

async function drawSample(context: StaffContext, given: Given & { colour: CertificateColour }) {
  const { services, now } = context
  const { kind, colour, facts } = given
  const seal = await sealOf(context, given)
  const centreName = await inOwnScope(context, authorityName)
  const { publicUrl } = services.config
  const content = sampleContent(facts, { kind, colour, centreName, publicUrl, now })
  const look = lookOf(facts, { ...(seal && { centre: seal.png }), school: 'drawn' })
  const sealer = await services.sealer()
  const pdf = await sealer.drawSample(content, look).catch(refuseUnprintable)
  return { pdf, seal }
}

/** The centre's seal: one that a version already has is kept as it is, any other is judged. */
async function sealOf(
  context: StaffContext,
  { kind, facts: { sealFileId } }: Given,
): Promise<{ png: Buffer; path?: string } | undefined> {
  if (!sealFileId) return undefined
  const { storage } = context.services
  const found = await inOwnScope(context, async (tx) => {
    const newest = await queries.getTemplate(tx, kind)
    const isKept = queries.factsOf(newest).sealFileId === sealFileId
    return {
      kept: isKept ? newest.seal_path : null,
      uploaded: await findUploadedSeal(tx, context.actor, sealFileId),
    }
  })
  if (found.kept) return { png: await readKeptSeal(storage, found.kept), path: found.kept }
  if (!found.uploaded) throw new DomainError('not-found')
  return { png: await readUploadedSeal(storage, found.uploaded) }
}

function refuseUnprintable(error: unknown): never {
  if (!(error instanceof Unprintable)) throw error
  const message = unprintableReason(error.characters)
  throw new DomainError('fields-invalid', { problems: [{ field: 'statement', message }] })
}

const changed = (former: queries.TemplateRow, facts: TemplateFacts): string[] => {
  const before = queries.factsOf(former)
  return (Object.keys(facts) as (keyof TemplateFacts)[]).filter((it) => facts[it] !== before[it])
}

const present = (row: queries.TemplateRow): CertificateTemplate => ({
  kind: row.kind as CertificateKind,
  version: row.version,
  facts: queries.factsOf(row),
  savedAt: row.saved_at.toISOString(),
  savedByName: row.saved_by_name,
})

const inOwnScope = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)
