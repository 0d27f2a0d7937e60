import { Button, Drawer, Flex, Grid } from 'antd'
import { useState } from 'react'
import type { Archive } from 'shared-types/archives/schemas'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { EditArchiveForm } from '../form/edit-archive-form'
import { StateTag } from '../state-tag'
import { ArchiveBody } from './archive-body'
import { NextSteps } from './next-steps'

interface ArchiveDrawerProps {
  id: string | undefined
  onClose: () => void
}

/** One archive over the list: where it went, what comes next, and everything that was done. */
export function ArchiveDrawer({ id, onClose }: ArchiveDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const [edited, setEdited] = useState<string>()
  const isEditing = id !== undefined && edited === id
  // What is acted on is what is on screen: it changes when asked to, not because a window came to the front.
  const query = useOperation(
    'archives.get',
    { id: id ?? '' },
    { enabled: id !== undefined, refetchOnWindowFocus: false },
  )
  const archive = query.data
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={isWide ? 720 : '100%'}
      mask={false}
      aria-modal={false}
      closable={{ 'aria-label': '关闭' }}
      title={<Title archive={archive} />}
      footer={
        archive &&
        !isEditing &&
        archive.nextStates.length > 0 && (
          <NextSteps key={archive.id} archive={archive} onRefresh={() => void query.refetch()} />
        )
      }
    >
      {id !== undefined && (
        <Loaded query={query}>
          {(found) =>
            isEditing ? (
              <EditArchiveForm
                archive={found}
                onRefresh={query.refetch}
                onClose={() => setEdited(undefined)}
              />
            ) : (
              <>
                {found.mayEdit && (
                  <Button className="record-edit" onClick={() => setEdited(found.id)}>
                    编辑
                  </Button>
                )}
                <ArchiveBody archive={found} />
              </>
            )
          }
        </Loaded>
      )}
    </Drawer>
  )
}

function Title({ archive }: { archive: Archive | undefined }) {
  if (!archive) return '档案'
  return (
    <Flex gap={8} align="center" wrap>
      {archive.name} · 档案
      <StateTag state={archive.state} />
    </Flex>
  )
}
