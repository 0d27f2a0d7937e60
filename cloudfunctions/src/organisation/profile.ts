import { divisionName } from 'shared-types/codes/divisions'
import { DomainError, type FieldProblem } from 'shared-types/errors'
import { isEmail, isPhone, isPostcode } from 'shared-types/formats'
import type { ProfileFacts, SchoolProfile } from 'shared-types/organisation/profile-operations'
import { recordAudit } from '../audit/audit'
import { insertSchoolSeal } from '../certificates/seals/school-seals'
import { findUploadedSeal, keepSeal, readUploadedSeal } from '../certificates/seals/seal-files'
import { within, type Tx } from '../database/scope'
import { staffScope, type StaffContext } from '../runtime/context'

const inSchool = <T>(context: StaffContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(context.services.db, staffScope(context), work)

export const getProfile = (context: StaffContext): Promise<SchoolProfile> =>
  inSchool(context, (tx) => read(tx, context))

export async function saveProfile(
  context: StaffContext,
  { version, ...facts }: ProfileFacts & { version: number },
): Promise<SchoolProfile> {
  const problems = problemsOf(facts)
  if (problems.length > 0) throw new DomainError('fields-invalid', { problems })
  const seal = await newSeal(context, facts.sealFileId)
  return inSchool(context, async (tx) => {
    const { schoolId } = context.actor
    const former = await read(tx, context)
    const { logoFileId } = facts
    if (logoFileId && logoFileId !== former.sealFileId && logoFileId !== former.logoFileId)
      await checkPicture(tx, context, logoFileId)
    await update(tx, schoolId, facts, version)
    if (seal) await insertSchoolSeal(tx, context, seal)
    const changed = (Object.keys(facts) as (keyof typeof facts)[]).filter(
      (it) => facts[it] !== former[it],
    )
    await recordAudit(tx, context, [
      {
        schoolId,
        operation: 'organisation.save-profile',
        kind: 'school',
        id: schoolId,
        after: { version: version + 1, changed },
      },
    ])
    return read(tx, context)
  })
}

async function update(tx: Tx, schoolId: string, facts: ProfileFacts, version: number) {
  const { sealFileId, logoFileId, ...texts } = facts
  const result = await tx
    .updateTable('school')
    .set({
      ...texts,
      seal_file_id: sealFileId,
      logo_file_id: logoFileId,
      version: version + 1,
    })
    .where('id', '=', schoolId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw new DomainError('changed-elsewhere')
}

/** What is to be printed on certificates is judged before it is saved; a seal that is not changed stays as it is. */
async function newSeal(context: StaffContext, sealFileId: string | null) {
  const { actor, services } = context
  const uploaded = await inSchool(context, async (tx) => {
    const former = await read(tx, context)
    if (!sealFileId || sealFileId === former.sealFileId) return undefined
    if (sealFileId !== former.logoFileId) await checkPicture(tx, context, sealFileId)
    return findUploadedSeal(tx, actor, sealFileId)
  })
  if (!sealFileId || !uploaded) return undefined
  const png = await readUploadedSeal(services.storage, uploaded)
  return { id: sealFileId, png, path: await keepSeal(services.storage, png) }
}

async function read(tx: Tx, { actor }: StaffContext): Promise<SchoolProfile> {
  const row = await tx
    .selectFrom('school')
    .selectAll()
    .where('id', '=', actor.schoolId)
    .executeTakeFirstOrThrow()
  const { id, code, name, region, version } = row
  const { address, contact, email, phone, fax, homepage, postcode, introduction } = row
  return {
    ...{ id, code, name, region, version },
    ...{ address, contact, email, phone, fax, homepage, postcode, introduction },
    regionName: divisionName(region),
    sealFileId: row.seal_file_id,
    logoFileId: row.logo_file_id,
  }
}

function problemsOf(facts: ProfileFacts): FieldProblem[] {
  const wrong = (
    field: keyof ProfileFacts,
    isRight: (value: string) => boolean,
    message: string,
  ) => {
    const value = facts[field]
    return value && !isRight(value) ? [{ field, message }] : []
  }
  const isWebAddress = (value: string) =>
    /^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : '')
  return [
    ...wrong('email', isEmail, '院校电子邮箱格式不正确'),
    ...wrong('phone', isPhone, '联系电话格式不正确，请填写“区号-号码”或手机号'),
    ...wrong('fax', isPhone, '传真格式不正确，请填写“区号-号码”'),
    ...wrong('postcode', isPostcode, '邮政编码应为 6 位数字'),
    ...wrong('homepage', isWebAddress, '院校主页应以 http:// 或 https:// 开头'),
  ]
}

async function checkPicture(tx: Tx, { actor }: StaffContext, fileId: string): Promise<void> {
  const file = await tx
    .selectFrom('file')
    .select('id')
    .where('school_id', '=', actor.schoolId)
    .where('id', '=', fileId)
    .where('purpose', '=', 'school-picture')
    .where('state', '=', 'stored')
    .where('owner_id', '=', actor.id)
    .executeTakeFirst()
  if (!file) throw new DomainError('not-found')
}
