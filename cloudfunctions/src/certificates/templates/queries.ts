import type { CertificateKind } from 'shared-types/certificates/certificate-kinds'
import { TemplateFacts } from 'shared-types/certificates/template-operations'
import type { Tx } from '../../database/scope'

export const listTemplateRows = (tx: Tx) =>
  tx
    .selectFrom('certificate_template')
    .selectAll()
    .orderBy('version', 'desc')
    .orderBy('kind', 'desc')
    .execute()

export type TemplateRow = Awaited<ReturnType<typeof listTemplateRows>>[number]

export const factsOf = (row: TemplateRow): TemplateFacts => TemplateFacts.parse(row.facts)

/** The newest version, or the one that is named. */
export async function getTemplate(
  tx: Tx,
  kind: CertificateKind,
  version?: number,
): Promise<TemplateRow> {
  return tx
    .selectFrom('certificate_template')
    .selectAll()
    .where('kind', '=', kind)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** Undefined when somebody else has made this version. */
export const insertTemplate = (
  tx: Tx,
  template: {
    kind: CertificateKind
    version: number
    facts: TemplateFacts
    sealPath: string | null
    savedAt: Date
    savedBy: { id: string; name: string }
  },
): Promise<TemplateRow | undefined> =>
  tx
    .insertInto('certificate_template')
    .values({
      kind: template.kind,
      version: template.version,
      facts: JSON.stringify(template.facts),
      seal_path: template.sealPath,
      saved_at: template.savedAt,
      saved_by: template.savedBy.id,
      saved_by_name: template.savedBy.name,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'version']).doNothing())
    .returningAll()
    .executeTakeFirst()
