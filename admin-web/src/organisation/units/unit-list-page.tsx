import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { unitKindLabels, type OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import { useMay } from '../../app/session'
import { useLinkTo } from '../../app/working-year'
import { LinkButton } from '../../layout/link-button'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { useMayOpen } from '../../shell/menu-entries'
import '../organisation.css'
import { UnitDialog } from '../unit-form/unit-dialog'
import { DeleteUnitDialog } from './delete-unit-dialog'
import { UnitFactsDialog } from './unit-facts-dialog'
import { titleOf, unitRooms, type Unit } from './unit-kinds'
import { UnitList } from './unit-list'

/** What lies over the list. */
type Over = { what: 'add' } | { what: 'show' | 'edit' | 'delete'; unit: Unit }

/** 「院系管理」「专业管理」「班级管理」「校区管理」: one page, derived from the fields of the kind. */
export function UnitListPage({ kind }: { kind: OrganisationUnitKind }) {
  const may = useMay()
  const [over, setOver] = useState<Over>()
  const close = () => setOver(undefined)
  const on = (what: 'show' | 'edit' | 'delete') => (unit: Unit) => setOver({ what, unit })
  const mayEdit = may('organisation.edit')
  return (
    <Page
      title={titleOf(kind)}
      note={unitRooms[kind].note}
      actions={<Actions kind={kind} onAdd={mayEdit ? () => setOver({ what: 'add' }) : undefined} />}
    >
      <Panel>
        <UnitList
          kind={kind}
          onShow={on('show')}
          onEdit={mayEdit ? on('edit') : undefined}
          onDelete={mayEdit ? on('delete') : undefined}
        />
      </Panel>
      {over?.what === 'add' && <UnitDialog kind={kind} onClose={close} />}
      {over?.what === 'edit' && <UnitDialog kind={kind} unit={over.unit} onClose={close} />}
      {over?.what === 'delete' && <DeleteUnitDialog kind={kind} unit={over.unit} onClose={close} />}
      {over?.what === 'show' && (
        <UnitFactsDialog
          kind={kind}
          id={over.unit.id}
          onEdit={mayEdit ? on('edit') : undefined}
          onClose={close}
        />
      )}
    </Page>
  )
}

interface ActionsProps {
  kind: OrganisationUnitKind
  onAdd: (() => void) | undefined
}

/** Somebody limited to some majors cannot add one: it would not be theirs; the server says so. */
function Actions({ kind, onAdd }: ActionsProps) {
  const linkTo = useLinkTo()
  const may = useMay()
  const mayOpen = useMayOpen()
  const { path, isImportable } = unitRooms[kind]
  const label = unitKindLabels[kind]
  return (
    <>
      {isImportable && may('organisation.import') && mayOpen(path) && (
        <>
          <LinkButton to={linkTo(`${path}/imports`)}>导入记录</LinkButton>
          <LinkButton to={linkTo(`${path}/import`)}>导入{label}</LinkButton>
        </>
      )}
      {onAdd && (
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
          添加{label}
        </Button>
      )}
    </>
  )
}
