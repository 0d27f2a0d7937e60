import { useRouter } from '@tarojs/taro'
import { appealCategories } from 'shared-types/appeals/workflow'
import { useAsked } from '../../../api/use-asked'
import { call } from '../../../api/call'
import { Screen } from '../../../components/layout/screen'
import { Loaded } from '../../../components/state/loaded'
import { OpenForm } from './open-form'

export default function OpenAppealPage() {
  const wanted = useRouter().params['category']
  const category = appealCategories.find((it) => it === wanted)
  const asked = useAsked('open', loadForm)
  return (
    <Screen title="提交申诉">
      <Loaded asked={asked}>
        {(loaded) => <OpenForm {...loaded} {...(category && { category })} />}
      </Loaded>
    </Screen>
  )
}

async function loadForm() {
  const { student } = await call('identity.who-am-i', {})
  // Whoever is bound appeals to their own school.
  const { schools } = student ? { schools: [] } : await call('appeals.list-schools', {})
  return { student, schools }
}
