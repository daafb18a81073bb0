// Runs every benchmark and prints its table; `--json` prints the figures instead.
import { benchCommand } from './command.ts'
import { printTable } from './print-table.ts'

const tables = [await benchCommand()]
if (process.argv.includes('--json')) console.log(JSON.stringify(tables, null, 2))
else for (const table of tables) console.log(printTable(table))
