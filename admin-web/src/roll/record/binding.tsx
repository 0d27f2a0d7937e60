import { Alert, Button, Flex, Modal } from 'antd'
import { useState } from 'react'
import { useAction } from '../../api/use-action'
import { showTime } from '../../layout/times'
import { Facts } from '../../layout/facts'
import type { RollRecord } from '../edit/use-roll-edit'
import './roll-record.css'
import { ReasonDialog } from '../../layout/reason-dialog'

interface BindingProps {
  record: RollRecord
  onRefresh: () => void
}

const providers: Record<string, string> = {
  sandbox: '沙箱人脸核验（演示）',
  tencent: '人脸核验',
  wechat: '微信人脸核验',
  school: '学校当面核验',
}

/** Which WeChat the record belongs to, and what the school can do about it. */
export function Binding({ record, onRefresh }: BindingProps) {
  const [asking, setAsking] = useState<'confirm' | 'unbind'>()
  const { bound, confirmedUntil, mayEdit } = record
  const facts: [string, string][] = bound
    ? [
        ['绑定状态', '已绑定'],
        ['绑定时间', showTime(bound.at)],
        ['身份核验', providers[bound.faceProvider ?? ''] ?? '证件号码'],
      ]
    : [
        ['绑定状态', '未绑定'],
        [
          '当面核验',
          confirmedUntil ? `已核验，核验码有效至 ${showTime(confirmedUntil)}` : '未核验',
        ],
      ]
  const close = () => setAsking(undefined)
  return (
    <>
      <Facts facts={facts} />
      {mayEdit && (
        <Flex gap={8} wrap style={{ marginTop: 8 }}>
          {bound ? (
            <Button danger onClick={() => setAsking('unbind')}>
              解除微信绑定
            </Button>
          ) : (
            <Button onClick={() => setAsking('confirm')}>
              {confirmedUntil ? '重新当面核验' : '当面核验'}
            </Button>
          )}
        </Flex>
      )}
      {asking === 'confirm' && (
        <ConfirmDialog record={record} onRefresh={onRefresh} onClose={close} />
      )}
      {asking === 'unbind' && (
        <UnbindDialog record={record} onRefresh={onRefresh} onClose={close} />
      )}
    </>
  )
}

type DialogProps = BindingProps & { onClose: () => void }

function ConfirmDialog({ record, onRefresh, onClose }: DialogProps) {
  const confirm = useAction('students.confirm-identity')
  if (confirm.data) return <Code {...confirm.data} name={record.holder.name} onClose={onClose} />
  return (
    <ReasonDialog
      title={`当面核验 ${record.holder.name}`}
      label="核验说明"
      okText="已核验本人，生成核验码"
      isPending={confirm.isPending}
      error={confirm.error}
      onConfirm={(reason) => confirm.mutate({ id: record.id, version: record.version, reason })}
      onRefresh={() => {
        confirm.reset()
        onRefresh()
      }}
      onClose={onClose}
    >
      <p>
        请当面查验本人与身份证件原件。确认后生成 8 位核验码，交给本人在小程序绑定学籍时填写，
        可代替人脸核验。
      </p>
    </ReasonDialog>
  )
}

function Code({
  code,
  expiresAt,
  name,
  onClose,
}: {
  code: string
  expiresAt: string
  name: string
  onClose: () => void
}) {
  return (
    <Modal
      open
      title={`${name} 的核验码`}
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
      footer={
        <Button type="primary" onClick={onClose}>
          已交给本人
        </Button>
      }
    >
      <p className="confirmation-code">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
      <Alert
        type="warning"
        showIcon
        title={`只显示这一次，使用一次后失效，有效至 ${showTime(expiresAt)}。请只交给本人。`}
      />
    </Modal>
  )
}

function UnbindDialog({ record, onRefresh, onClose }: DialogProps) {
  const unbind = useAction('students.unbind')
  return (
    <ReasonDialog
      title={`解除 ${record.holder.name} 的微信绑定`}
      label="解除原因"
      okText="解除绑定"
      danger
      isPending={unbind.isPending}
      error={unbind.error}
      onConfirm={(reason) =>
        unbind.mutate({ id: record.id, version: record.version, reason }, { onSuccess: onClose })
      }
      onRefresh={() => {
        unbind.reset()
        onRefresh()
      }}
      onClose={onClose}
    >
      <p>
        原微信将立即退出，不能再查看和填写；学生须用新的微信重新核验身份并绑定。已填写的内容不受影响。
      </p>
    </ReasonDialog>
  )
}
