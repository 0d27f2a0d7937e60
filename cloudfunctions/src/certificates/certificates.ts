import { DomainError } from 'shared-types/errors'
import type { Certificate } from 'shared-types/certificates/operations'
import { within } from '../database/scope'
import { staffScope, studentScope, type BoundContext, type StaffContext } from '../runtime/context'
import { issueCertificate } from './issuing/issue'
import { fileNameOf, presentCertificate } from './present'
import * as queries from './queries'
import { certificateState, findDispatch, refusalOf } from './state'

const PDF = 'application/pdf'

export async function myCertificate(context: BoundContext) {
  const { services, actor } = context
  const { schoolId, id } = actor.student
  return within(services.db, studentScope(context), async (tx) => {
    const latest = await queries.findLatest(tx, schoolId, id)
    const state = await certificateState(tx, schoolId, id)
    const reason =
      state === 'revoked'
        ? '证书已被撤销，请联系学校'
        : refusalOf(await findDispatch(tx, schoolId, id))
    return {
      certificate: latest ? await presentCertificate(tx, services, latest) : null,
      available: state === 'available',
      reason: reason ?? null,
    }
  })
}

export async function drawCertificate(context: BoundContext): Promise<Certificate> {
  const { services, actor } = context
  const scope = studentScope(context)
  const owner = { schoolId: actor.student.schoolId, studentId: actor.student.id }
  const row = await issueCertificate(context, scope, owner)
  return within(services.db, scope, (tx) => presentCertificate(tx, services, row))
}

export async function linkMyCertificate(context: BoundContext) {
  const { services, actor } = context
  const row = await within(services.db, studentScope(context), (tx) =>
    queries.findInForce(tx, actor.student.schoolId, actor.student.id),
  )
  if (!row) throw new DomainError('not-found')
  return {
    url: await services.storage.temporaryUrl(row.file_path, fileNameOf(row), PDF),
    name: fileNameOf(row),
  }
}

export async function listCertificates(context: StaffContext, { reportId }: { reportId: string }) {
  const { services, actor } = context
  return within(services.db, staffScope(context), async (tx) => {
    if (!(await queries.findReport(tx, actor, reportId))) throw new DomainError('not-found')
    const rows = await queries.listOfReport(tx, actor, reportId)
    const certificates: Certificate[] = []
    for (const row of rows) certificates.push(await presentCertificate(tx, services, row))
    return { certificates }
  })
}

export async function linkCertificate(context: StaffContext, { id }: { id: string }) {
  const { services, actor } = context
  const row = await within(services.db, staffScope(context), (tx) =>
    queries.findVisible(tx, actor, id),
  )
  if (!row) throw new DomainError('not-found')
  return {
    url: await services.storage.temporaryUrl(row.file_path, fileNameOf(row), PDF),
    name: fileNameOf(row),
  }
}
