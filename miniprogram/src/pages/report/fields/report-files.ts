import { call } from '../../../api/call'
import type { AttachedFile, FileAccess } from '../../../components/attachments/access'

export const reportFiles: FileAccess = {
  prepare: (file) => call('files.prepare-upload', { ...file, purpose: 'attachment' }),
  confirm: (file) => call('files.confirm-upload', file),
  link: (file) => call('files.link', file),
  pieces: {
    prepare: (piece) => call('files.prepare-piece', piece),
    arrived: (file) => call('files.arrived-pieces', file),
  },
}

/** The value of a field of files: their ids, separated by commas. */
const idsIn = (value: string) => value.split(',').filter(Boolean)

/** With the names and sizes of those that are known. */
export const filesOf = (value: string, known: readonly AttachedFile[]): AttachedFile[] =>
  idsIn(value).map((id) => known.find((it) => it.id === id) ?? { id, name: '附件', size: 0 })

export const withFile = (value: string, id: string) => [...idsIn(value), id].join(',')

export const withoutFile = (value: string, id: string) =>
  idsIn(value)
    .filter((it) => it !== id)
    .join(',')
