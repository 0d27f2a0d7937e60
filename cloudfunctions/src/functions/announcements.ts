import * as contract from 'shared-types/announcements/operations'
import * as readers from 'shared-types/announcements/reader-operations'
import * as announcements from '../announcements/announcements'
import * as reading from '../announcements/reading'
import { forStaff, forStudent, type Implementation } from '../runtime/implement'

/** 「资讯公告」 of schools and the centre. */
export const announcementOffice: readonly Implementation[] = [
  forStaff(contract.listAnnouncements, announcements.listAnnouncements),
  forStaff(contract.getAnnouncement, announcements.getAnnouncement),
  forStaff(contract.addAnnouncement, announcements.addAnnouncement),
  forStaff(contract.editAnnouncement, announcements.editAnnouncement),
  forStaff(contract.publishAnnouncement, announcements.publishAnnouncement),
  forStaff(contract.withdrawAnnouncement, announcements.withdrawAnnouncement),
  forStaff(contract.deleteAnnouncement, announcements.deleteAnnouncement),
  forStaff(readers.listForStaff, reading.listForStaff),
  forStaff(readers.readForStaff, reading.readForStaff),
  forStaff(readers.linkForStaff, reading.linkForStaff),
]

export const announcementsForStudents: readonly Implementation[] = [
  forStudent(readers.listForStudents, reading.listForStudents),
  forStudent(readers.readForStudents, reading.readForStudents),
  forStudent(readers.linkForStudents, reading.linkForStudents),
]
