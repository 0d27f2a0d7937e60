import { Timeline } from 'antd'
import { archiveFields, carrierName } from 'shared-types/archives/archive-fields'
import { archiveFieldIsVisible } from 'shared-types/archives/check-archive'
import {
  archiveStateLabels,
  findArchiveTransition,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import type { Archive, ArchiveEvent } from 'shared-types/archives/schemas'
import { Facts, Section } from '../../layout/facts'
import { showTime } from '../../layout/times'
import '../archives.css'

export function ArchiveBody({ archive }: { archive: Archive }) {
  return (
    <div className="archive-facts">
      <Section title="档案所属人">
        <Facts
          facts={[
            ['姓名', archive.name],
            ['身份证号', archive.maskedIdNumber],
            ['学号', archive.studentNumber],
            ['是否毕业', archive.graduated ? '是' : '否'],
            ['学校', archive.schoolName],
            ['专业', archive.majorName],
            ['工作年份', `${archive.year} 年`],
            ['学籍', archive.onRoll ? '在学籍中' : '不在学籍中'],
          ]}
        />
      </Section>
      {sectionsOf(archive).map(({ title, facts }) => (
        <Section key={title} title={title}>
          <Facts facts={facts} />
        </Section>
      ))}
      <Section title="转递记录">
        <Events events={archive.events} />
      </Section>
    </div>
  )
}

function sectionsOf({ data, state }: Archive) {
  const shown = archiveFields.filter((it) => archiveFieldIsVisible(it, data, state))
  const titles = [...new Set(shown.map((it) => it.section))]
  return titles.map((title) => ({
    title,
    facts: shown
      .filter((it) => it.section === title)
      .map(({ name, label }) => [label, textOf(name, data[name] ?? '')] as const),
  }))
}

const textOf = (name: string, value: string) => (name === 'carrier' ? carrierName(value) : value)

const dotColours: Partial<Record<ArchiveState, string>> = {
  received: 'green',
  returned: 'red',
  kept: 'gray',
}

/** Everything that was entered, corrections too, latest first. */
function Events({ events }: { events: readonly ArchiveEvent[] }) {
  return (
    <Timeline
      className="history"
      items={[...events].reverse().map((event) => ({
        key: `${event.at}-${event.to}`,
        color: dotColours[event.to] ?? 'blue',
        content: <Event event={event} />,
      }))}
    />
  )
}

function Event({ event }: { event: ArchiveEvent }) {
  const { from, to, on, carrier, trackingNumber, recipientUnit } = event
  const isCorrection = from !== null && findArchiveTransition(from, to)?.corrects
  const sending = [recipientUnit, carrierName(carrier), trackingNumber].filter(Boolean).join('　')
  return (
    <>
      <strong>{titleOf(event)}</strong>
      {event.action !== 'edit' && !isCorrection && `　${on}`}
      {event.action !== 'edit' && sending && <div>{sending}</div>}
      <div className="quiet">
        {event.actorName} 于 {showTime(event.at)} 登记
      </div>
      {event.note && <div className="opinion">说明：{event.note}</div>}
    </>
  )
}

function titleOf({ action, from, to }: ArchiveEvent): string {
  if (action === 'edit') return '修改登记内容'
  const transition = from && findArchiveTransition(from, to)
  return transition?.corrects ? transition.label : archiveStateLabels[to]
}
