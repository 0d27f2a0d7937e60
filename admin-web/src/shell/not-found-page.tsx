import { Link } from 'react-router'
import { Nothing } from '../layout/nothing'
import { Page } from '../layout/page'

export function NotFoundPage() {
  return (
    <Page title="没有这个页面">
      <Nothing>
        地址可能已经变更。<Link to="/">回到首页</Link>
      </Nothing>
    </Page>
  )
}
