import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Table, Tag } from 'antd'
import { useState } from 'react'
import { errorText } from '../api/call'
import { refreshFeature, useAction } from '../api/use-action'
import { useSession } from '../app/session'
import { FormDialog } from '../forms/form-dialog'
import { problemsOf } from '../forms/problems'
import { TextField } from '../forms/text-field'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'

/** 「工作年份」: the cohorts that may be worked on, and the one that everybody starts with. */
export function YearsPage() {
  const { years, currentYear } = useSession()
  const { modal, message } = App.useApp()
  const refreshSession = useRefreshSession()
  const setCurrent = useAction('settings.set-current-year')
  const [isAdding, setAdding] = useState(false)
  const ask = (year: number) =>
    void modal.confirm({
      icon: null,
      title: `把 ${year} 年设为当前工作年份？`,
      content: '所有用户打开系统时默认显示该年；他们仍可在右上角切换到其他年份。',
      okText: '设为当前',
      cancelText: '取消',
      onOk: () =>
        setCurrent.mutateAsync({ year }).then(
          () => refreshSession().then(() => void message.success('已设置')),
          (error: unknown) => void message.error(errorText(error)),
        ),
    })
  return (
    <Page
      title="工作年份"
      note="各届毕业生分年办理，列表、统计和导入都按所选年份"
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          添加年份
        </Button>
      }
    >
      <Panel>
        <Table
          rowKey={String}
          size="small"
          pagination={false}
          dataSource={years}
          columns={[
            {
              key: 'year',
              title: '年份',
              render: (_, year: number) => (
                <Flex gap={8} align="center">
                  {year} 年{year === currentYear && <Tag className="in-force">当前工作年份</Tag>}
                </Flex>
              ),
            },
            {
              key: 'action',
              title: '操作',
              align: 'right',
              render: (_, year: number) =>
                year !== currentYear && (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`把 ${year} 年设为当前`}
                    onClick={() => ask(year)}
                  >
                    设为当前
                  </Button>
                ),
            },
          ]}
        />
      </Panel>
      {isAdding && (
        <AddYearDialog proposed={(years[0] ?? currentYear) + 1} onClose={() => setAdding(false)} />
      )}
    </Page>
  )
}

function AddYearDialog({ proposed, onClose }: { proposed: number; onClose: () => void }) {
  const { message } = App.useApp()
  const add = useAction('settings.add-year')
  const refreshSession = useRefreshSession()
  const [text, setText] = useState(String(proposed))
  const year = /^20\d\d$/.test(text) ? Number(text) : undefined
  const problem = year ? problemsOf(add.error)['year'] : '请填写 2000 至 2099 之间的年份'
  const submit = () => {
    if (!year) return
    const done = () =>
      void refreshSession().then(() => {
        void message.success(`已添加 ${year} 年`)
        onClose()
      })
    add.mutate({ year }, { onSuccess: done })
  }
  return (
    <FormDialog
      title="添加工作年份"
      okText="添加"
      isDirty={text !== String(proposed)}
      isPending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onRefresh={() => add.reset()}
      onClose={onClose}
    >
      <TextField
        name="year"
        label="年份"
        value={text}
        maxLength={4}
        inputMode="numeric"
        isRequired
        problem={problem}
        hint="毕业生的届别。添加后不能删除；上报开关默认关闭，须另行开放"
        onChange={(value) => setText(value.trim())}
      />
    </FormDialog>
  )
}

/** The years are part of the session: the switch at the top right shows them too. */
function useRefreshSession(): () => Promise<void> {
  const client = useQueryClient()
  return () => refreshFeature(client, 'accounts.current-session')
}
