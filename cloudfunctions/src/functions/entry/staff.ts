import { serve } from '../../runtime/serve'
import { deployedServices } from '../deployed-services'
import { staffFunction } from '../staff'

export const main = serve(staffFunction, deployedServices)
