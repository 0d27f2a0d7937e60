import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { Company } from 'shared-types/companies/operations'
import { SheetField } from '../../../components/choose/sheet-field'
import { Field } from '../../../components/form/field'
import type { LabelledProps } from '../../../components/form/labelled'
import { Tappable } from '../../../components/layout/tappable'
import './company.scss'
import { CompanySheet } from './company-sheet'

interface Props extends LabelledProps {
  value: string
  chosen: Company | undefined
  disabled: boolean
  onChoose: (company: Company) => void
  onType: (name: string) => void
  onLeave: () => void
}

/** 「单位名称」: found in the registry, or typed when it is not there. */
export function CompanyField(props: Props) {
  const { value, chosen, disabled, onChoose, onType, onLeave, ...labelled } = props
  const [wish, setWish] = useState<'type' | 'search'>()
  const isTyping = (wish ?? (value && !chosen ? 'type' : 'search')) === 'type'
  if (isTyping || disabled) {
    return (
      <>
        <Field
          {...labelled}
          value={value}
          disabled={disabled}
          maxLength={100}
          onChange={onType}
          onLeave={onLeave}
        />
        {!disabled && (
          <Tappable className="company-switch" onTap={() => setWish('search')}>
            <Text>从单位名录中查找</Text>
          </Tappable>
        )}
      </>
    )
  }
  const hint = chosen?.isSample ? '样例单位，仅供演示' : labelled.hint
  return (
    <SheetField
      {...labelled}
      hint={hint}
      text={value}
      disabled={false}
      sheet={(close) => (
        <CompanySheet
          title={labelled.label}
          onClose={close}
          onChoose={(it) => (close(), setWish('search'), onChoose(it))}
          onMissing={() => {
            close()
            setWish('type')
            if (chosen) onType('')
          }}
        />
      )}
    />
  )
}
