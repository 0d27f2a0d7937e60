import { errorTable } from 'shared-types/errors'
import { useOperation } from '../../api/use-operation'
import { Button } from '../../components/form/button'
import { Loaded } from '../../components/state/loaded'
import { Result } from '../../components/state/result'
import { replaceBy } from '../../platform/page'
import { identityPage, newAppealPage } from '../../navigation/pages'

/** For those who come back from a provider's page into a fresh app: what they had typed is gone, on purpose. */
export function CheckOutcome({ checkId }: { checkId: string }) {
  const asked = useOperation('identity.finish-face-check', { checkId })
  const next = (label: string) => (
    <Button className="to-identity" onTap={() => replaceBy(identityPage)}>
      {label}
    </Button>
  )
  return (
    <Loaded asked={asked}>
      {({ outcome }) => {
        if (outcome === 'passed') {
          return (
            <Result kind="success" title="实名认证已通过">
              {next('继续绑定学籍')}
            </Result>
          )
        }
        const isPending = outcome === 'pending'
        return (
          <Result
            kind={isPending ? 'waiting' : 'failure'}
            title={isPending ? '实名认证尚未完成' : errorTable['face-failed'].message}
          >
            {next('重新验证')}
            {!isPending && (
              <Button
                className="appeal-instead"
                kind="plain"
                onTap={() => replaceBy(newAppealPage('face-failed'))}
              >
                提交申诉
              </Button>
            )}
          </Result>
        )
      }}
    </Loaded>
  )
}
