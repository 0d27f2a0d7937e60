import { platform } from '../platform/platform'
import { forgetAllDrafts } from './device-drafts'
import { forgetReadMarks } from './read-marks'

/** After signing out, or once consent is withdrawn: nothing of this person stays on the device. */
export function leaveNothing(): void {
  forgetAllDrafts()
  forgetReadMarks()
  platform.clearFiles()
}
