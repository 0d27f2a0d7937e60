import { defineOperation } from '../operation'
import { abandoning, abandoningMine, applying, applyingMine } from './application-shapes'

/** 「申请变更」: a settled employment that is no longer true goes through review once more. */
export const amendMine = defineOperation({
  ...applyingMine,
  name: 'amendments.apply',
  label: '申请就业变更',
})

/** What was settled before holds again. */
export const abandonMine = defineOperation({
  ...abandoningMine,
  name: 'amendments.abandon-mine',
  label: '放弃就业变更',
})

/** The school applies for a graduate. */
export const amend = defineOperation({
  ...applying,
  access: 'employment.edit',
  name: 'amendments.apply-for',
  label: '代学生申请就业变更',
})

export const abandon = defineOperation({
  ...abandoning,
  access: 'employment.edit',
  name: 'amendments.abandon',
  label: '代学生放弃就业变更',
})

export const amendmentOperations = [amendMine, abandonMine, amend, abandon] as const
