import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'
import { useLeave } from '../layout/use-leave-warning'
import type { Question } from './question-values'

/** Asks first: what is only to be hidden is better not published. */
export function DeleteQuestion({ question: { id, version, question } }: { question: Question }) {
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const leave = useLeave()
  const remove = useAction('questions.delete')
  const erase = () =>
    remove.mutateAsync({ id, version }).then(
      () => {
        void message.success('已删除')
        void navigate('/questions')
      },
      (error: unknown) => void message.error(errorText(error)),
    )
  const ask = () =>
    void modal.confirm({
      icon: null,
      title: `删除“${question}”？`,
      content: '删除后不能恢复。只是暂时不给学生看的，可以取消“公开”。',
      okText: '删除',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: erase,
    })
  return (
    <Button danger onClick={() => leave(ask)}>
      删除…
    </Button>
  )
}
