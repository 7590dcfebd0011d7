/** The commands, in the order of `itcap help`: the order of an officer's work. */
import type { Command } from 'commander'
import type { Run } from './answer.ts'
import { addAssess } from './commands/assess.ts'
import { addBackup } from './commands/backup.ts'
import { addCells } from './commands/cells.ts'
import { addCheck } from './commands/check.ts'
import { addCompletion } from './commands/completion.ts'
import { addDeadlines } from './commands/deadlines.ts'
import { addDiff } from './commands/diff.ts'
import { addExpect } from './commands/expect.ts'
import { addExplanations } from './commands/explanations.ts'
import { addFill } from './commands/fill.ts'
import { addFix } from './commands/fix.ts'
import { addFreeze } from './commands/freeze.ts'
import { addGap } from './commands/gap.ts'
import { addImport } from './commands/import.ts'
import { addInit } from './commands/init.ts'
import { addLedger } from './commands/ledger.ts'
import { addLog } from './commands/log.ts'
import { addNotice } from './commands/notice.ts'
import { addPackage } from './commands/package.ts'
import { addPerson } from './commands/person.ts'
import { addPlan } from './commands/plan.ts'
import { addPurge } from './commands/purge.ts'
import { addReport } from './commands/report.ts'
import { addRules } from './commands/rules.ts'
import { addSamples } from './commands/samples.ts'
import { addStatus } from './commands/status.ts'
import { addTemplate } from './commands/template.ts'
import { addValidate } from './commands/validate.ts'
import { addWhere } from './commands/where.ts'
import { addZero } from './commands/zero.ts'

export const commands: ((program: Command, run: Run) => void)[] = [
  addInit,
  addNotice,
  addTemplate,
  addValidate,
  addFix,
  addFill,
  addCells,
  addImport,
  addZero,
  addExpect,
  addStatus,
  addExplanations,
  addGap,
  addPerson,
  addAssess,
  addPlan,
  addReport,
  addDeadlines,
  addCheck,
  addFreeze,
  addDiff,
  addPackage,
  addBackup,
  addLedger,
  addLog,
  addPurge,
  addRules,
  addSamples,
  addCompletion,
  addWhere,
]
