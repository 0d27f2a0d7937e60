import { serve } from '../../runtime/serve'
import { deployedServices } from '../deployed-services'
import { studentFunction } from '../student'

export const main = serve(studentFunction, deployedServices)
