import * as initialisationContract from 'shared-types/reports/initialisation-operations'
import * as initialisations from '../dispatch/bulk/initialisations'
import { forStaff, type Implementation } from '../runtime/implement'

/** 「批量初始化」 of a year's dispatches by the centre. */
export const dispatchOffice: readonly Implementation[] = [
  forStaff(initialisationContract.previewInitialisation, initialisations.previewInitialisation),
  forStaff(initialisationContract.startInitialisation, initialisations.startInitialisation),
  forStaff(initialisationContract.listInitialisations, initialisations.listInitialisations),
  forStaff(initialisationContract.stopInitialisation, initialisations.stopInitialisation),
]
