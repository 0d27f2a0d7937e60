import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useMay } from '../../app/session'
import { Section } from '../../layout/facts'
import { RollRecordView } from '../../roll/record/roll-record-view'
import type { Appeal } from './appeal-drawer'

interface RollMatchesProps {
  appeal: Appeal
  onCorrected: () => void
}

/** The roll beside the appeal: the bound record at once, otherwise those that may be meant. */
export function RollMatches({ appeal, onCorrected }: RollMatchesProps) {
  const may = useMay()
  const { records } = appeal
  const [chosen, setChosen] = useState<string>()
  const only = appeal.person.bound ? records[0]?.studentId : undefined
  const shown = chosen ?? only
  const record = useRef<HTMLDivElement>(null)
  // On a phone the record opens below what is in sight.
  useEffect(() => {
    if (chosen) record.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (!may('roll.view')) return null
  return (
    <div className="appeal-roll">
      {!only && (
        <Section title="可能对应的学籍">
          {records.length === 0 ? (
            <p className="quiet">
              本校学籍中没有姓名、证件号码或学号相符的记录（只查找您管理的专业）。
            </p>
          ) : (
            <ul className="matches">
              {records.map((it) => (
                <Match
                  key={it.studentId}
                  record={it}
                  isShown={it.studentId === shown}
                  onShow={() => setChosen(it.studentId)}
                />
              ))}
            </ul>
          )}
        </Section>
      )}
      <div ref={record}>
        {shown && <RollRecordView key={shown} id={shown} onCorrected={onCorrected} />}
      </div>
    </div>
  )
}

interface MatchProps {
  record: Appeal['records'][number]
  isShown: boolean
  onShow: () => void
}

function Match({ record, isShown, onShow }: MatchProps) {
  return (
    <li>
      <Flex justify="space-between" gap={8} align="center">
        <span>
          <strong>{record.name}</strong>　{record.studentNumber}　{record.majorName}　{record.year}{' '}
          年
        </span>
        <Button size="small" aria-pressed={isShown} onClick={onShow}>
          {isShown ? '正在查看' : '查看学籍'}
        </Button>
      </Flex>
      <Flex gap={12} wrap className="agreements">
        <Agreement label="姓名" agrees={record.agrees.name} />
        <Agreement label="证件号码" agrees={record.agrees.idNumber} />
        <Agreement label="学号" agrees={record.agrees.studentNumber} />
        {record.boundToAppellant && <span>已由申诉人的微信绑定</span>}
      </Flex>
    </li>
  )
}

function Agreement({ label, agrees }: { label: string; agrees: boolean }) {
  return agrees ? (
    <span className="agrees">
      <CheckCircleFilled aria-hidden /> {label}一致
    </span>
  ) : (
    <span className="differs">
      <CloseCircleFilled aria-hidden /> {label}不一致
    </span>
  )
}
