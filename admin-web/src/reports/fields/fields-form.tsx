import { Alert, App, Button, Flex } from 'antd'
import { useState } from 'react'
import type { FieldSettings } from 'shared-types/reports/fields/field-setting-operations'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { CallRefused, errorText } from '../../api/call'
import { Rebased } from '../../forms/rebased'
import { Refusal } from '../../forms/refusal'
import { Panel } from '../../layout/panel'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { added, sectionsOf } from './draft'
import { ExtensionDialog } from './extension-dialog'
import { FormPreview } from './form-preview'
import { SectionTable } from './section-table'
import { useFieldsDraft, type FieldsDraft } from './use-fields-draft'

interface FieldsFormProps {
  kind: ReportKindName
  year: number
  found: FieldSettings
  onRefresh: () => Promise<FieldSettings | undefined>
}

const decidedByText = {
  school: undefined,
  centre: '学校尚未设置，目前按省中心的统一设置。',
  platform: '尚未设置，目前按系统默认。',
}

/** Sections of fields beside the form that students will see. */
export function FieldsForm({ kind, year, found, onRefresh }: FieldsFormProps) {
  const draft = useFieldsDraft({ kind, year, found })
  const [edited, setEdited] = useState<FieldSetting | 'new'>()
  useLeaveWarning(draft.isDirty)
  const note =
    draft.decidedBy === 'centre' && found.version > 0 ? undefined : decidedByText[draft.decidedBy]
  return (
    <div className="fields-columns">
      <form
        aria-label="字段设置"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          draft.submit()
        }}
      >
        {note && <Alert type="info" showIcon title={note} style={{ marginBottom: 12 }} />}
        {draft.isRebased && <Rebased />}
        {sectionsOf(kind, draft.rows).map((section) => (
          <SectionTable
            key={section.title}
            kind={kind}
            section={section}
            draft={draft}
            onEdit={setEdited}
          />
        ))}
        <Foot year={year} draft={draft} onRefresh={onRefresh} />
        <div className="unseen" role="status">
          {draft.said}
        </div>
      </form>
      <FormPreview kind={kind} rows={draft.rows} />
      {edited && (
        <ExtensionDialog
          setting={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onConfirm={(setting) => {
            if (edited === 'new') draft.change(added(draft.rows, setting))
            else draft.set(edited.field, setting)
            setEdited(undefined)
          }}
        />
      )}
    </div>
  )
}

function Foot({
  year,
  draft,
  onRefresh,
}: {
  year: number
  draft: FieldsDraft
  onRefresh: FieldsFormProps['onRefresh']
}) {
  const { message } = App.useApp()
  const { save, isDirty } = draft
  const takeOver = async () => {
    try {
      if (!(await draft.takeOver())) void message.info(`${year - 1} 年没有设置过字段`)
    } catch (error) {
      void message.error(errorText(error))
    }
  }
  return (
    <Panel style={{ position: 'sticky', bottom: 0, zIndex: 2 }}>
      {save.error && (
        <>
          <Refusal
            error={save.error}
            onRefresh={() => void onRefresh().then((latest) => latest && draft.rebase(latest))}
          />
          {problemLines(save.error).map((it) => (
            <p key={it} className="problem">
              {it}
            </p>
          ))}
        </>
      )}
      <Flex gap={8} wrap align="center">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isDirty}>
          保存
        </Button>
        <Button disabled={!isDirty || save.isPending} onClick={draft.drop}>
          还原
        </Button>
        <Button disabled={save.isPending} onClick={() => void takeOver()}>
          沿用 {year - 1} 年的设置
        </Button>
        {isDirty && <span className="quiet">有未保存的修改</span>}
      </Flex>
    </Panel>
  )
}

const problemLines = (error: Error): string[] =>
  error instanceof CallRefused ? (error.hint.problems ?? []).map((it) => it.message) : []
