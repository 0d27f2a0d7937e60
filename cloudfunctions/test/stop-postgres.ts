import { stopTestPostgres } from './start-postgres'

export default stopTestPostgres
