// A gateway reduced to its database: starts it in the folder given, says where in one line, and lives on until it is
// told to stop (`stop` on standard input) or killed.
import { startPostgres } from '../supervisor'

const server = await startPostgres({ folder: process.argv[2] ?? '' })
const { leave, ...facts } = server
process.stdout.write(`${JSON.stringify(facts)}\n`)
process.stdin.once('data', () => {
  void leave().then(() => process.exit(0))
})
