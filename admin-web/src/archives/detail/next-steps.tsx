import { Button, Flex } from 'antd'
import { useState } from 'react'
import { findArchiveTransition } from 'shared-types/archives/archive-states'
import type { Archive } from 'shared-types/archives/schemas'
import { StateDialog } from './state-dialog'

interface NextStepsProps {
  archive: Archive
  onRefresh: () => void
}

/** Exactly the steps that the server offers; what they are called, the transition table says. */
export function NextSteps({ archive, onRefresh }: NextStepsProps) {
  const [chosen, setChosen] = useState<Archive['state']>()
  const steps = archive.nextStates
    .map((to) => ({ to, ...(findArchiveTransition(archive.state, to) ?? { label: to }) }))
    // Taking something back comes last.
    .sort((a, b) => Number('corrects' in a) - Number('corrects' in b))
  return (
    <Flex gap={8} wrap>
      {steps.map(({ to, label, ...rest }, at) => (
        <Button
          key={to}
          type={at === 0 ? 'primary' : 'default'}
          danger={'corrects' in rest}
          onClick={() => setChosen(to)}
        >
          {label}
        </Button>
      ))}
      {chosen && (
        <StateDialog
          archive={archive}
          to={chosen}
          onRefresh={onRefresh}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Flex>
  )
}
