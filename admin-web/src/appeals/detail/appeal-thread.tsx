import { appealActionLabels } from 'shared-types/appeals/workflow'
import { Section } from '../../layout/facts'
import { showTime } from '../../layout/times'
import { Attachments } from '../../files/attachments'
import type { Appeal } from './appeal-drawer'

type Entry = Appeal['entries'][number]

/** What was written and done, oldest first. */
export function AppealThread({ appeal }: { appeal: Appeal }) {
  return (
    <Section title="申诉内容与处理">
      <ol className="thread">
        {appeal.entries.map((entry) => (
          <li key={entry.id} className={entry.by === 'appellant' ? 'from-appellant' : 'from-staff'}>
            <Head entry={entry} name={appeal.person.name} />
            {entry.text && <p className="thread-text">{entry.text}</p>}
            {entry.attachments.length > 0 && <Attachments files={entry.attachments} />}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Head({ entry, name }: { entry: Entry; name: string }) {
  const who =
    entry.by === 'appellant'
      ? name
      : `${entry.actorName}${entry.by === 'centre' ? '（省中心）' : ''}`
  const what = `${appealActionLabels[entry.action]}${entry.passedTo && `给 ${entry.passedTo}`}`
  return (
    <div className="thread-head">
      <strong>{who}</strong> {what}
      {entry.action === 'pass-on' && <span className="quiet">（学生看不到）</span>}
      <span className="quiet thread-time">{showTime(entry.at)}</span>
    </div>
  )
}
