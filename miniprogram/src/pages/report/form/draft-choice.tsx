import { Text, View } from '@tarojs/components'
import type { ReportData } from 'shared-types/reports/fields/field'
import { Button } from '../../../components/form/button'
import { Card } from '../../../components/layout/card'
import { Notice } from '../../../components/state/notice'
import { timeInChina } from '../../../display/time'
import type { Draft } from '../../../drafts/draft'
import type { Loaded } from '../load-report'
import { shownValue } from '../shown-value'
import { differingFields } from './differences'
import type { FormRules } from './form-rules'

interface Props {
  loaded: Loaded
  rules: FormRules
  draft: Draft
  /** What is stored. */
  stored: ReportData
  onChoose: (which: 'draft' | 'stored') => void
}

/** The form was changed elsewhere while this device kept something else: the person decides, seeing both. */
export function DraftChoice({ loaded, rules, draft, stored, onChoose }: Props) {
  const fields = differingFields(rules.fields, draft.data, stored)
  const shown = (data: ReportData, field: (typeof fields)[number]) => {
    const value = data[field.name]
    if (!value) return '（未填写）'
    if (field.type === 'attachment') return `${value.split(',').length} 个文件`
    return shownValue(field, value, loaded.organisation)
  }
  return (
    <>
      <Notice kind="warning">
        <Text className="draft-choice">
          {`该表单已在别处修改，与本机 ${timeInChina(draft.savedAt)} 保留的内容不同，请选择以哪一份为准。`}
        </Text>
      </Notice>
      <Card title="不同之处">
        {fields.map((it) => (
          <View key={it.name} className="difference">
            <Text className="difference__label">{it.label}</Text>
            <Text className="difference__value">{`本机：${shown(draft.data, it)}`}</Text>
            <Text className="difference__value">{`最新：${shown(stored, it)}`}</Text>
          </View>
        ))}
        {fields.length === 0 && <Text>两份内容相同</Text>}
      </Card>
      <Button className="keep-draft" onTap={() => onChoose('draft')}>
        用本机内容继续填写
      </Button>
      <Button className="keep-stored" kind="plain" onTap={() => onChoose('stored')}>
        用最新内容
      </Button>
    </>
  )
}
