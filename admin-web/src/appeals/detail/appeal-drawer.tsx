import { Drawer, Flex, Grid } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { appealCategoryLabels } from 'shared-types/appeals/workflow'
import type { OutputOf } from '../../api/call'
import { refreshFeature } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { OverdueTag, StateTag } from '../state-tag'
import { AppealFacts } from './appeal-facts'
import { AppealThread } from './appeal-thread'
import { HandlePanel } from './handle-panel'
import { RollMatches } from './roll-matches'

export type Appeal = OutputOf<'appeals.get'>

interface AppealDrawerProps {
  id: string | undefined
  onClose: () => void
}

/** One appeal over the list: the thread, what to do next, and the roll beside it. */
export function AppealDrawer({ id, onClose }: AppealDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const client = useQueryClient()
  // What is answered is what is on screen: it changes when asked to, not because a window came to the front.
  const query = useOperation(
    'appeals.get',
    { id: id ?? '' },
    { enabled: id !== undefined, refetchOnWindowFocus: false },
  )
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={isWide ? 'min(1120px, 92vw)' : '100%'}
      mask={false}
      rootClassName="appeal-drawer"
      aria-modal={false}
      closable={{ 'aria-label': '关闭' }}
      title={<Title appeal={query.data} />}
    >
      {id !== undefined && (
        <Loaded query={query}>
          {(appeal) => (
            <div className="appeal-columns">
              <div>
                <AppealFacts appeal={appeal} />
                <AppealThread appeal={appeal} />
                {appeal.allowedActions.length > 0 && (
                  <HandlePanel key={appeal.id} appeal={appeal} onRefresh={query.refetch} />
                )}
              </div>
              <RollMatches
                key={appeal.id}
                appeal={appeal}
                onCorrected={() => void refreshFeature(client, 'appeals.get')}
              />
            </div>
          )}
        </Loaded>
      )}
    </Drawer>
  )
}

function Title({ appeal }: { appeal: Appeal | undefined }) {
  if (!appeal) return '申诉'
  return (
    <Flex gap={8} align="center" wrap>
      {appeal.person.name} · {appealCategoryLabels[appeal.category]}
      <StateTag state={appeal.state} />
      {appeal.overdue && <OverdueTag />}
    </Flex>
  )
}
