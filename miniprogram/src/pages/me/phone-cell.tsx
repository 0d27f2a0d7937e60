import type { Visitor } from 'shared-types/identity/operations'
import { Cell } from '../../components/layout/cell'
import { goTo } from '../../platform/page'
import { phoneChange } from './phone-change'

/** 「手机号」 is a field of the origin report: changed there while that is open, through the school afterwards. */
export function PhoneCell({ visitor }: { visitor: Visitor }) {
  const { text, page } = phoneChange(visitor)
  return <Cell className="change-phone" label="手机号" value={text} onTap={() => goTo(page)} />
}
