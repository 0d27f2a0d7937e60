import { App, Checkbox } from 'antd'
import { useState } from 'react'
import { isPhone, isPostcode } from 'shared-types/formats'
import { useAction } from '../api/use-action'
import { DivisionField } from '../forms/division-field'
import { FormDialog } from '../forms/form-dialog'
import { focusFirst, problemsOf, type Problems } from '../forms/problems'
import { TextField } from '../forms/text-field'
import type { Authority } from './authority'

const nothing = {
  region: '',
  forTeachers: false,
  name: '',
  address: '',
  postcode: '',
  phone: '',
}
type Values = typeof nothing

const problemsIn = ({ region, name, postcode, phone }: Values): Problems => ({
  ...(!region && { region: '请选择地区' }),
  ...(!name.trim() && { name: '请填写主管单位名称' }),
  ...(postcode && !isPostcode(postcode) && { postcode: '邮政编码应为 6 位数字' }),
  ...(phone && !isPhone(phone) && { phone: '联系电话格式不正确，请填写“区号-号码”或手机号' }),
})

interface AuthorityDialogProps {
  /** Undefined adds one. */
  authority?: Authority | undefined
  onRefresh: () => Promise<unknown>
  onClose: () => void
}

export function AuthorityDialog({ authority, onRefresh, onClose }: AuthorityDialogProps) {
  const { message } = App.useApp()
  const save = useAction('authorities.save')
  const [changes, setChanges] = useState<Partial<Values>>({})
  const [isTried, setTried] = useState(false)
  const values: Values = { ...nothing, ...valuesOf(authority), ...changes }
  const problems = { ...problemsOf(save.error), ...(isTried && problemsIn(values)) }
  const change = (more: Partial<Values>) => setChanges((before) => ({ ...before, ...more }))
  const submit = () => {
    setTried(true)
    if (focusFirst(problemsIn(values))) return
    const done = () => {
      void message.success(authority ? '已保存' : '已添加')
      onClose()
    }
    const facts = { ...values, name: values.name.trim(), address: values.address.trim() }
    save.mutate({ ...facts, version: authority?.version ?? null }, { onSuccess: done })
  }
  return (
    <FormDialog
      title={authority ? '编辑主管单位' : '添加主管单位'}
      isDirty={Object.keys(changes).length > 0}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onRefresh={() => void onRefresh().then(() => save.reset())}
      onClose={onClose}
    >
      {authority ? (
        <Place authority={authority} />
      ) : (
        <PlaceFields {...{ values, problems, change }} />
      )}
      <ContactFields {...{ values, problems, change }} />
    </FormDialog>
  )
}

const valuesOf = (authority: Authority | undefined): Partial<Values> => {
  if (!authority) return {}
  const { region, forTeachers, name, address, postcode, phone } = authority
  return { region, forTeachers, name, address, postcode, phone }
}

/** What names an authority stays; another place is another authority. */
const Place = ({ authority }: { authority: Authority }) => (
  <p style={{ marginTop: 0 }}>
    {authority.regionName}
    <span className="quiet">（{authority.forTeachers ? '接收师范生' : '接收非师范生'}）</span>
  </p>
)

interface FieldsProps {
  values: Values
  problems: Problems
  change: (changes: Partial<Values>) => void
}

const PlaceFields = ({ values, problems, change }: FieldsProps) => (
  <>
    <DivisionField
      name="region"
      label="地区"
      value={values.region}
      isRequired
      problem={problems['region']}
      hint="本省选择地级市，外省选择省"
      onChange={(region) => change({ region })}
    />
    <Checkbox
      checked={values.forTeachers}
      onChange={(event) => change({ forTeachers: event.target.checked })}
      style={{ marginBottom: 14 }}
    >
      接收师范生的教育部门
    </Checkbox>
  </>
)

const ContactFields = ({ values, problems, change }: FieldsProps) => (
  <>
    <TextField
      name="name"
      label="主管单位名称"
      value={values.name}
      maxLength={100}
      isRequired
      problem={problems['name']}
      onChange={(name) => change({ name })}
    />
    <TextField
      name="address"
      label="地址"
      value={values.address}
      maxLength={200}
      problem={problems['address']}
      onChange={(address) => change({ address })}
    />
    <TextField
      name="postcode"
      label="邮政编码"
      value={values.postcode}
      maxLength={6}
      inputMode="numeric"
      problem={problems['postcode']}
      onChange={(postcode) => change({ postcode: postcode.trim() })}
    />
    <TextField
      name="phone"
      label="联系电话"
      value={values.phone}
      maxLength={30}
      inputMode="tel"
      problem={problems['phone']}
      hint="区号-号码，或手机号"
      onChange={(phone) => change({ phone: phone.trim() })}
    />
  </>
)
