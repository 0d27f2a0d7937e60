import { expect, test } from '@jest/globals'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { useNavigate } from 'react-router'
import { show } from '../../test/screen'
import { useLeave, useLeaveWarning } from './use-leave-warning'

function Form({ isDirty, done }: { isDirty: boolean; done: string[] }) {
  const navigate = useNavigate()
  const { leave, leaveSaved } = useLeaveWarning(isDirty)
  return (
    <>
      <button onClick={() => leave(() => done.push('closed'))}>取消</button>
      <button onClick={() => leaveSaved(() => void navigate('/saved'))}>保存</button>
    </>
  )
}

function Around({ done }: { done: string[] }) {
  const leave = useLeave()
  return <button onClick={() => leave(() => done.push('drawer closed'))}>关闭</button>
}

const QUESTION = '尚未保存，确定离开？'

function open(isDirty: boolean) {
  const done: string[] = []
  const router = show(
    <>
      <Form isDirty={isDirty} done={done} />
      <Form isDirty={false} done={done} />
      <Around done={done} />
    </>,
    '/form',
  )
  return { done, router }
}

const press = (name: string) => {
  const [first] = screen.getAllByRole('button', { name })
  if (!first) throw new Error(`no button ${name}`)
  fireEvent.click(first)
}

test('a link away from unsaved changes asks, stays when told to, and leaves when told to', async () => {
  const { router } = open(true)
  act(() => void router.navigate('/elsewhere'))
  await screen.findAllByText(QUESTION)
  press('继续编辑')
  expect(router.state.location.pathname).toBe('/form')
  act(() => void router.navigate('/elsewhere'))
  await waitFor(() => expect(screen.getAllByText(QUESTION).length).toBeGreaterThan(0))
  press('离开')
  await waitFor(() => expect(router.state.location.pathname).toBe('/elsewhere'))
})

test('the drawer around an unsaved form asks before it closes', async () => {
  const { done } = open(true)
  press('关闭')
  await screen.findAllByText(QUESTION)
  expect(done).toEqual([])
  press('离开')
  await waitFor(() => expect(done).toEqual(['drawer closed']))
})

test('closing the tab is held back exactly while something is unsaved', () => {
  const isHeldBack = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  open(false)
  expect(isHeldBack()).toBe(false)
  open(true)
  expect(isHeldBack()).toBe(true)
})

test('without changes nothing asks, and after saving one leaves freely', async () => {
  const clean = open(false)
  press('取消')
  expect(clean.done).toEqual(['closed'])
  const { router } = clean
  press('保存')
  await waitFor(() => expect(router.state.location.pathname).toBe('/saved'))
  expect(screen.queryByText(QUESTION)).toBeNull()
})

test('what was saved leaves freely even while the form still counts as changed', async () => {
  const { router } = open(true)
  press('保存')
  await waitFor(() => expect(router.state.location.pathname).toBe('/saved'))
  expect(screen.queryByText(QUESTION)).toBeNull()
})
