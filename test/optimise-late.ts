/**
 * V8 optimises a function here after six times as much running as it would by itself, as `bin/load.js` has it for the program: most code of a test runs
 * for moments, and making it fast took a fifth of the processor time. For the process of the tests alone; no program under test hears of it.
 * Node 20 alone: later ones do not have this flag, and say so on the screen.
 */
import { setFlagsFromString } from 'node:v8'

if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=400000')
