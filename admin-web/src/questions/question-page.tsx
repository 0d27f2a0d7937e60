import { useParams } from 'react-router'
import { useOperation } from '../api/use-operation'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { showTime } from '../layout/times'
import { QuestionForm } from './question-form'

const back = <LinkButton to="/questions">返回常见问题</LinkButton>

export const NewQuestionPage = () => (
  <Page title="添加问题" actions={back}>
    <QuestionForm onRefresh={() => Promise.resolve({})} />
  </Page>
)

export function QuestionPage() {
  const { id = '' } = useParams()
  const query = useOperation('questions.get', { id }, { refetchOnWindowFocus: false })
  const { data } = query
  return (
    <Page
      title="编辑问题"
      note={data && `最后修改 ${showTime(data.updatedAt)} ${data.updatedBy || '随系统提供'}`}
      actions={back}
    >
      <Loaded query={query}>
        {(it) => <QuestionForm key={it.id} question={it} onRefresh={query.refetch} />}
      </Loaded>
    </Page>
  )
}
