import * as contract from 'shared-types/reports/batch-operations'
import * as batches from '../reports/batch/batches'
import { startReviewBatch } from '../reports/batch/start-batch'
import { forStaff, type Implementation } from '../runtime/implement'

/** 「批量审核」 of everything that a filter lets through. */
export const reviewBatches: readonly Implementation[] = [
  forStaff(contract.previewReviewBatch, batches.previewReviewBatch),
  forStaff(contract.startReviewBatch, startReviewBatch),
  forStaff(contract.getReviewBatch, batches.getReviewBatch),
  forStaff(contract.listReviewBatches, batches.listReviewBatches),
  forStaff(contract.listReviewBatchItems, batches.listReviewBatchItems),
  forStaff(contract.stopReviewBatch, batches.stopReviewBatch),
]
