import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import { errorTable } from 'shared-types/errors'
import type { Visitor } from 'shared-types/identity/operations'
import { isFromMainland } from 'shared-types/students/id-number'
import { call } from '../../api/call'
import { Refused } from '../../api/failures'
import { isRefusal, useAction } from '../../api/use-action'
import { goTo } from '../../platform/page'
import { facePage } from '../../navigation/pages'
import { platform } from '../../platform/platform'
import { tidyPerson, type Person } from './person'

/**
 * The way to a bound student. Those from the mainland pass a face check first; it is answered on another page, and when
 * the person comes back from there, the server is asked how it went and the binding follows.
 */
export function useBinding(visitor: Visitor, onVisitor: (visitor: Visitor) => void) {
  const action = useAction()
  const awaited = useRef<{ checkId: string; person: Person }>()

  const bind = async (person: Person) => {
    onVisitor(await call('identity.bind', tidyPerson(person)))
  }

  async function conclude(checkId: string, person: Person) {
    const { outcome, visitor: verified } = await call('identity.finish-face-check', { checkId })
    onVisitor(verified)
    if (outcome === 'pending') throw new Refused('实名认证尚未完成，请重新开始验证')
    if (outcome === 'failed') throw new Refused(errorTable['face-failed'].message)
    await bind(person)
  }

  async function checkFace(person: Person) {
    const { name, idNumber } = tidyPerson(person)
    const { checkId, url, verifyId } = await call('identity.start-face-check', { name, idNumber })
    if (verifyId) {
      await platform.checkFace(verifyId)
      return conclude(checkId, person)
    }
    if (url && platform.leaveFor(url)) return
    awaited.current = { checkId, person }
    goTo(facePage(checkId, url ? { url } : { sandbox: true }))
  }

  async function begin(person: Person) {
    if (!isFromMainland(person.idType) || person.confirmationCode) return bind(person)
    if (!visitor.face) return checkFace(person)
    try {
      await bind(person)
    } catch (error) {
      // Somebody else was verified on this WeChat before.
      if (!isRefusal(error, 'face-required')) throw error
      await checkFace(person)
    }
  }

  useDidShow(() => {
    const check = awaited.current
    if (!check) return
    awaited.current = undefined
    void action.run('bind', () => conclude(check.checkId, check.person))
  })

  return {
    busy: action.busy !== undefined,
    error: action.error,
    begin: (person: Person) => action.run('bind', () => begin(person)),
  }
}
