import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/form/button'
import { Notice } from '../../../components/state/notice'
import { timeInChina } from '../../../display/time'
import { forgetDraft, recallDraft } from '../../../drafts/device-drafts'
import { ownerOf, type Draft } from '../../../drafts/draft'
import type { Loaded, ReportProps } from '../load-report'
import { DraftChoice } from './draft-choice'
import { rulesOf } from './form-rules'
import type { FormState } from './form-state'
import { FormSteps } from './form-steps'

/** The form as stored, or as this device kept it. */
export function ReportForm(props: ReportProps) {
  const { loaded, onReload } = props
  const { kind } = loaded
  // As it was when the form was opened: the form itself knows about later versions.
  const [stored] = useState(() => storedForm(loaded))
  const [draft, setDraft] = useState(() =>
    recallDraft(kind, ownerOf(loaded.mine.holder), Date.now()),
  )
  const drop = () => {
    forgetDraft(kind)
    setDraft(undefined)
  }
  if (draft && draft.version !== stored.version) {
    return (
      <DraftChoice
        loaded={loaded}
        rules={rulesOf(loaded)}
        draft={draft}
        stored={stored.data}
        onChoose={(which) =>
          which === 'draft' ? setDraft({ ...draft, version: stored.version }) : drop()
        }
      />
    )
  }
  if (!draft) return <FormSteps {...props} initial={stored} />
  const restored = (
    <Notice>
      <Text className="restored">
        {`已恢复本机 ${timeInChina(draft.savedAt)} 保留的内容，尚未保存到服务器。`}
      </Text>
      <Button
        className="drop-draft"
        kind="plain"
        onTap={() => {
          drop()
          void onReload()
        }}
      >
        放弃这些内容
      </Button>
    </Notice>
  )
  return <FormSteps {...props} initial={withDraft(stored, draft)} untilSaved={restored} />
}

function storedForm({ mine: { report, initial } }: Loaded): FormState {
  return {
    version: report?.version ?? 0,
    data: report?.data ?? initial,
    isChanged: false,
    at: 0,
    shown: new Set(),
    refused: {},
    files: report?.attachments ?? [],
  }
}

const withDraft = (stored: FormState, { data, files }: Draft): FormState => ({
  ...stored,
  data,
  files: [...stored.files, ...files],
  isChanged: true,
})
