import { call } from '../../api/call'
import type { FileAccess } from '../../components/attachments/access'

/** @param place the school chosen in the form, or the appeal that they are added to; nothing where the roll says it. */
export const appealFiles = (place: { schoolId?: string; appealId?: string }): FileAccess => ({
  prepare: (file) => call('appeals.prepare-attachment', { ...file, ...place }),
  confirm: (file) => call('appeals.confirm-attachment', file),
  link: (file) => call('appeals.link-attachment', file),
})
