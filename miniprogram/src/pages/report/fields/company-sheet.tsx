import { Input, ScrollView, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Company } from 'shared-types/companies/operations'
import { MOST_COMPANIES_FOUND, SHORTEST_COMPANY_SEARCH } from 'shared-types/companies/search-limits'
import { useOperation } from '../../../api/use-operation'
import { Sheet } from '../../../components/choose/sheet'
import { Tappable } from '../../../components/layout/tappable'
import { Failure } from '../../../components/state/failure'
import { Loading } from '../../../components/state/loading'

const HINT = '输入单位名称的几个字，或信用代码的开头'
/** A pause in typing; fewer questions on a slow network. */
const PAUSE_MS = 350

interface Props {
  title: string
  onClose: () => void
  onChoose: (company: Company) => void
  onMissing: () => void
}

/** Type, choose; whoever finds nothing writes the name themselves. */
export function CompanySheet({ title, onClose, onChoose, onMissing }: Props) {
  const [typed, setTyped] = useState('')
  const text = usePaused(typed.trim())
  return (
    <Sheet title={`查找${title}`} onClose={onClose}>
      <Input
        className="sheet__search company-search"
        value={typed}
        maxlength={60}
        placeholder={HINT}
        ariaLabel={HINT}
        nativeProps={{ 'aria-label': HINT }}
        onInput={(event) => setTyped(event.detail.value)}
      />
      <View className="company-results">
        {text.length < SHORTEST_COMPANY_SEARCH ? (
          <View className="sheet__empty">{`${HINT}（至少 ${SHORTEST_COMPANY_SEARCH} 个字）`}</View>
        ) : (
          <Results key={text} text={text} onChoose={onChoose} />
        )}
      </View>
      <Tappable className="company-missing" onTap={onMissing}>
        <Text>找不到，手工填写</Text>
      </Tappable>
    </Sheet>
  )
}

function Results({ text, onChoose }: { text: string; onChoose: (company: Company) => void }) {
  const asked = useOperation('companies.search', { text })
  if (asked.error) return <Failure error={asked.error} onRetry={asked.reload} />
  if (!asked.value) return <Loading text="正在查找…" />
  const { companies } = asked.value
  return (
    <ScrollView scrollY className="company-list">
      <View className="company-count" ariaLive="polite">
        {companies.length === 0
          ? '没有找到，可以换几个字，或手工填写'
          : companies.length < MOST_COMPANIES_FOUND
            ? `找到 ${companies.length} 家，点选即可带出单位信息`
            : `列出最相近的 ${companies.length} 家，没有要找的请再输入几个字`}
      </View>
      {companies.map((it) => (
        <Tappable
          key={it.creditCode}
          className={`option company-${it.creditCode}`}
          onTap={() => onChoose(it)}
        >
          <View className="company">
            <Text className="company__name">{it.name}</Text>
            <Text className="company__facts">{`${it.creditCode}　${it.regionName}`}</Text>
          </View>
          {it.isSample && <Text className="company__sample">样例</Text>}
        </Tappable>
      ))}
    </ScrollView>
  )
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
