import { Menu, type MenuProps } from 'antd'
import { Link, useLocation } from 'react-router'
import { useMay, useSession } from '../app/session'
import { useLinkTo } from '../app/working-year'
import { entriesFor, type MenuEntry } from './menu-entries'

type MenuItem = NonNullable<MenuProps['items']>[number]

export function SideMenu({ onGo }: { onGo?: () => void }) {
  const may = useMay()
  const { level } = useSession()
  const linkTo = useLinkTo()
  const { pathname } = useLocation()
  const toItem = ({ path, label, icon, children }: MenuEntry): MenuItem => ({
    key: path,
    icon,
    label: children ? label : <Link to={linkTo(path)}>{label}</Link>,
    ...(children && { children: children.map((it) => toItem(it)) }),
  })
  const entries = entriesFor(may, level).filter((it) => !it.isPersonal)
  const here = nearestPath(entries, pathname)
  const around = entries.find((it) => it.children?.some((child) => child.path === here))
  return (
    <nav aria-label="主菜单">
      <Menu
        mode="inline"
        items={entries.map((it) => toItem(it))}
        selectedKeys={[here]}
        defaultOpenKeys={['roll', around?.path ?? '']}
        {...(onGo && { onClick: onGo })}
        style={{ borderInlineEnd: 0, padding: '0 4px' }}
      />
    </nav>
  )
}

/** The entry whose page this is, or whose page leads here. */
function nearestPath(entries: readonly MenuEntry[], pathname: string): string {
  const paths = entries.flatMap((it) => it.children ?? [it]).map((it) => it.path)
  const above = paths.filter((it) => pathname === it || pathname.startsWith(`${it}/`))
  return above.sort((a, b) => b.length - a.length)[0] ?? pathname
}

export function Brand() {
  const linkTo = useLinkTo()
  return (
    <Link to={linkTo('/')} className="shell-brand">
      <img src="/icon.svg" alt="" width={28} height={28} />
      毕业通
    </Link>
  )
}
