import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { ConfirmedButton } from '../../components/form/confirmed-button'
import { Problem } from '../../components/state/problem'
import { leaveNothing } from '../../drafts/leave-nothing'
import { platform } from '../../platform/platform'

/** In a browser only: inside WeChat one is always signed in. */
export function SignOut() {
  const { busy, error, run } = useAction()
  const leave = (operation: 'identity.sign-out' | 'identity.sign-out-everywhere') =>
    void run(operation, async () => {
      await call(operation, {})
      leaveNothing()
      platform.startAnew()
    })
  return (
    <>
      <Problem error={error} />
      <ConfirmedButton
        className="sign-out"
        question="退出后，本机保留的草稿会一并清除，已保存到服务器的不受影响。确定退出吗？"
        busy={busy !== undefined}
        onConfirm={() => leave('identity.sign-out')}
      >
        退出登录
      </ConfirmedButton>
      <ConfirmedButton
        className="sign-out-everywhere"
        question="您在所有浏览器上的登录都会失效，适合手机丢失或在他人设备上登录过的情况。确定退出吗？"
        busy={busy !== undefined}
        onConfirm={() => leave('identity.sign-out-everywhere')}
      >
        退出所有网页登录
      </ConfirmedButton>
    </>
  )
}
