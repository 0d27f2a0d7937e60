import { useSignOut } from './use-sign-out'

/** For pages that somebody cannot leave otherwise. */
export function SignOutButton() {
  const signOut = useSignOut()
  return (
    <button type="button" className="plain-button" onClick={signOut}>
      退出登录
    </button>
  )
}
