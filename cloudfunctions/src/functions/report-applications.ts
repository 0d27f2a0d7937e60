import * as amendmentContract from 'shared-types/reports/amendment-operations'
import * as reassignmentContract from 'shared-types/reports/reassignment-operations'
import { applicationsFor } from '../reports/applications/applications'
import { printFor, printMine } from '../reports/reassignments/form/print'
import { forBound, forStaff } from '../runtime/implement'

const reassignments = applicationsFor('dispatch')
const amendments = applicationsFor('employment')

/** Graduates apply for a change of what is settled. */
export const ownApplications = [
  forBound(reassignmentContract.reassignMine, reassignments.applyMine),
  forBound(reassignmentContract.abandonMine, reassignments.abandonMine),
  forBound(reassignmentContract.printMine, printMine),
  forBound(amendmentContract.amendMine, amendments.applyMine),
  forBound(amendmentContract.abandonMine, amendments.abandonMine),
]

/** Their school does for them. */
export const applicationOffice = [
  forStaff(reassignmentContract.reassign, reassignments.applyFor),
  forStaff(reassignmentContract.abandon, reassignments.abandonFor),
  forStaff(reassignmentContract.print, printFor),
  forStaff(amendmentContract.amend, amendments.applyFor),
  forStaff(amendmentContract.abandon, amendments.abandonFor),
]
