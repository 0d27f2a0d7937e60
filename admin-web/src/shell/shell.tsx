import { Drawer, Grid, Layout } from 'antd'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { useSession } from '../app/session'
import { KeyOverview } from '../keys/key-overview'
import { useKeys } from '../keys/use-keys'
import { Palette } from '../palette/palette'
import { Components } from './components'
import { SandboxBanner } from './sandbox-banner'
import '../forms/forms.css'
import '../layout/history.css'
import '../lists/rows.css'
import './shell.css'
import { Brand, SideMenu } from './side-menu'
import { TopBar } from './top-bar'

/** Menu, top bar and the page; on narrow screens the menu waits in a drawer. */
export function Shell() {
  return (
    <Components>
      <Frame />
    </Components>
  )
}

function Frame() {
  const { sandbox } = useSession()
  const isWide = Grid.useBreakpoint().md !== false
  const [isMenuOpen, setMenuOpen] = useState(false)
  const close = () => setMenuOpen(false)
  const [asked, setAsked] = useState<'palette' | 'keys'>()
  const leave = () => setAsked(undefined)
  useKeys(true, { go: () => setAsked('palette'), overview: () => setAsked('keys') })
  return (
    <Layout className="shell">
      <a className="skip-link" href="#page">
        跳到正文
      </a>
      {isWide ? (
        <Layout.Sider width={208} className="shell-sider">
          <Brand />
          <SideMenu />
        </Layout.Sider>
      ) : (
        <Drawer open={isMenuOpen} onClose={close} placement="left" size={260} title={<Brand />}>
          <SideMenu onGo={close} />
        </Drawer>
      )}
      <Layout style={{ minWidth: 0 }}>
        {sandbox && <SandboxBanner />}
        <TopBar
          onMenu={isWide ? undefined : () => setMenuOpen(true)}
          onGo={() => setAsked('palette')}
          onKeys={() => setAsked('keys')}
        />
        <Layout.Content id="page" className="shell-content" tabIndex={-1}>
          <Outlet />
        </Layout.Content>
      </Layout>
      <Palette isOpen={asked === 'palette'} onClose={leave} />
      <KeyOverview isOpen={asked === 'keys'} onClose={leave} />
    </Layout>
  )
}
