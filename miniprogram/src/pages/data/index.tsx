import type { OwnData } from 'shared-types/identity/own-data-operations'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Notice } from '../../components/state/notice'
import { Problem } from '../../components/state/problem'
import { dayInChina } from '../../display/time'
import { platform } from '../../platform/platform'
import { ownSections, ownText } from './own-sections'

export default function DataPage() {
  const asked = useOperation('identity.take-own-data', {})
  return (
    <Screen title="我的数据">
      <Loaded asked={asked}>{(own) => <Own own={own} />}</Loaded>
    </Screen>
  )
}

function Own({ own }: { own: OwnData }) {
  const { busy, error, run } = useAction()
  const save = () =>
    run('save', () =>
      platform.saveText(`毕业通-本人数据-${dayInChina(own.preparedAt)}.txt`, ownText(own)),
    )
  return (
    <>
      <Notice>以下是本平台保存的您的全部信息。导出的文件含个人信息，请妥善保管。</Notice>
      {ownSections(own).map(({ title, facts }, at) => (
        <Card key={at} title={title}>
          {facts.map(([label, value], index) => (
            <Cell key={index} label={label} value={value} />
          ))}
        </Card>
      ))}
      <Problem error={error} />
      <Button className="save-data" busy={busy !== undefined} onTap={() => void save()}>
        导出为文件
      </Button>
    </>
  )
}
