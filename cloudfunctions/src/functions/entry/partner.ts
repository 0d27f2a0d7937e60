import { serve } from '../../runtime/serve'
import { deployedServices } from '../deployed-services'
import { partnerFunction } from '../partner'

export const main = serve(partnerFunction, deployedServices)
