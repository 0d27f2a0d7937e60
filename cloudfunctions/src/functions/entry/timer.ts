import { serve } from '../../runtime/serve'
import { deployedServices } from '../deployed-services'
import { timerFunction } from '../timer'

export const main = serve(timerFunction, deployedServices)
