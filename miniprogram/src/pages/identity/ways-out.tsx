import { Text } from '@tarojs/components'
import { NetworkFailed } from '../../api/failures'
import { Button } from '../../components/form/button'
import { goTo } from '../../platform/page'
import { newAppealPage } from '../../navigation/pages'
import { appealCategoryFor } from './appeal-category'
import { keepEntered } from './entered-person'
import type { Person } from './person'

/** For those whom trying again does not help: the school in person, or an appeal with what was entered. */
export function WaysOut({ error, person }: { error: Error; person: Person }) {
  if (error instanceof NetworkFailed) return null
  const appeal = () => {
    keepEntered(person)
    goTo(newAppealPage(appealCategoryFor(error)))
  }
  return (
    <>
      <Text className="identity-help">
        核对无误仍无法办理的，可提交申诉由学校核实，或携带证件到所在学校当面核验并领取核验码。
      </Text>
      <Button className="appeal-instead" kind="plain" onTap={appeal}>
        提交申诉
      </Button>
    </>
  )
}
