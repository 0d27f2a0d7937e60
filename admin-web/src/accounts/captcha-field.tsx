import { useOperation } from '../api/use-operation'
import { EntranceField } from './entrance'

/** Asks for a new picture a little before the old one is worth nothing. */
const EARLY_MS = 5000

/** A picture of characters to be typed, asked for after a failure; another try needs another picture. */
export function CaptchaField() {
  const captcha = useOperation(
    'accounts.get-captcha',
    {},
    {
      refetchOnWindowFocus: false,
      refetchInterval: ({ state }) =>
        state.data ? state.data.expiresInSeconds * 1000 - EARLY_MS : false,
    },
  )
  const isHere = captcha.data && !captcha.isFetching
  return (
    <>
      <EntranceField name="answer" label="图片中的字符" autoComplete="off" isOptional />
      <div className="entrance-captcha">
        {isHere ? (
          <>
            <input type="hidden" name="captcha" value={captcha.data.captcha} />
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(captcha.data.svg)}`}
              alt="图片验证码，看不见图片时可等一分钟后直接登录"
            />
          </>
        ) : (
          <span role="status">{captcha.error ? '图片没有加载成功' : '正在加载图片…'}</span>
        )}
        <button type="button" className="plain-button" onClick={() => void captcha.refetch()}>
          换一张
        </button>
      </div>
    </>
  )
}
