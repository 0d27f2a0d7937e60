import { serve } from '../../runtime/serve'
import { deployedServices } from '../deployed-services'
import { publicFunction } from '../public'

export const main = serve(publicFunction, deployedServices)
