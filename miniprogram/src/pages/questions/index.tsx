import { Input, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { FoundQuestion } from 'shared-types/questions/operations'
import { call } from '../../api/call'
import { useAsked } from '../../api/use-asked'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Screen } from '../../components/layout/screen'
import { Tappable } from '../../components/layout/tappable'
import { Loaded } from '../../components/state/loaded'
import { Result } from '../../components/state/result'
import { newAppealPage, questionPage } from '../../navigation/pages'
import { goTo } from '../../platform/page'
import { byTopic } from './by-topic'
import './index.scss'

/** Long enough for the next key. */
const PAUSE_MS = 300

/** What was found stays on the screen until what is asked next is, so it says for which words. */
const search = async (words: string) => ({
  words,
  ...(await call('questions.search', { words })),
})

/** 「常见问题」: by topic, or what the words fit. */
export default function QuestionsPage() {
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const asked = useAsked(words, search)
  return (
    <Screen title="常见问题">
      <Input
        className="question-search"
        value={typed}
        maxlength={50}
        confirmType="search"
        placeholder="输入问题或拼音"
        ariaLabel="查找问题"
        nativeProps={{ 'aria-label': '查找问题' }}
        onInput={(event) => setTyped(event.detail.value)}
        onConfirm={() => setWords(typed.trim())}
      />
      <Loaded asked={asked}>
        {(found) => (found.words ? <Found rows={found.rows} /> : <Topics rows={found.rows} />)}
      </Loaded>
    </Screen>
  )
}

const Topics = ({ rows }: { rows: readonly FoundQuestion[] }) =>
  rows.length === 0 ? (
    <NotFound title="还没有常见问题" />
  ) : (
    <>
      {byTopic(rows).map(({ topic, questions }) => (
        <Card key={topic} title={topic}>
          {questions.map((it) => (
            <Question key={it.id} question={it} />
          ))}
        </Card>
      ))}
    </>
  )

/** Best first, each with the beginning of its answer. */
const Found = ({ rows }: { rows: readonly FoundQuestion[] }) => (
  <>
    <View className="found" ariaLive="polite">
      {rows.length > 0 ? `找到 ${rows.length} 条` : ''}
    </View>
    {rows.length === 0 ? (
      <NotFound title="没有找到相关的问题" />
    ) : (
      <Card>
        {rows.map((it) => (
          <Question key={it.id} question={it} withExcerpt />
        ))}
      </Card>
    )}
  </>
)

const NotFound = ({ title }: { title: string }) => (
  <Result kind="empty" title={title} text="可以换一个说法，或者向学校提出申诉，由工作人员答复。">
    <Button className="to-appeal" kind="plain" onTap={() => goTo(newAppealPage('other'))}>
      去申诉
    </Button>
  </Result>
)

function Question(props: { question: FoundQuestion; withExcerpt?: boolean }) {
  const { id, question, excerpt } = props.question
  return (
    <Tappable className="question" onTap={() => goTo(questionPage(id))}>
      <Text className="question__title">{question}</Text>
      {props.withExcerpt && <Text className="question__excerpt">{excerpt}</Text>}
    </Tappable>
  )
}
