/** The command line: argument list in, exit code out. The one place that catches; everything thrown ends here, said in Chinese. */
import { Command, CommanderError } from 'commander'
import { wrap } from '../render/wrap.ts'
import { UserError } from '../user-error.ts'
import { print, type Run } from './answer.ts'
import { WHERE } from './commands/where.ts'
import { commands } from './commands.ts'
import { type GlobalOptions, makeContext } from './context.ts'
import { exitCode, exitCodeOfError } from './exit-code.ts'
import { isHelp, localise, usageError } from './localise.ts'
import { version } from './version.ts'
import { windowsArguments } from './windows-arguments.ts'

export { onExpecting } from '../workbook/ahead/expecting.ts'

export async function main(given: string[]): Promise<number> {
  const argv = process.platform === 'win32' ? windowsArguments(given) : given
  ignoreClosedPipe()
  let code: number = exitCode.done
  const program = makeProgram((action, formats) => async (...args) => {
    const command = args.at(-1) as Command
    const context = await makeContext(command.optsWithGlobals<GlobalOptions>(), formats)
    const answer = await action(context, ...(args.slice(0, -1) as never[]))
    try {
      await print(answer, context)
    } finally {
      answer.end?.()
    }
    code = answer.code
  })
  try {
    const { operands, unknown } = program.parseOptions(argv)
    const isBare = operands.length === 0 && unknown.length === 0
    await program.parseAsync(isBare ? [...argv, WHERE] : argv, { from: 'user' })
    return code
  } catch (error) {
    return tell(error, program, argv)
  }
}

function makeProgram(run: Run): Command {
  const program = new Command('itcap')
    .description('中小学教师信息技术应用能力提升工程报表工具：收表、校验、统计缺口、填报')
    .version(version(), '-V, --version', '显示版本')
    .option('--workspace <DIR>', '工作文件夹（默认：往上找到 itcap.yaml 的文件夹，没有就是当前文件夹）')
    .option('--as-of <YYYY-MM-DD>', '统计截止日（默认：北京时间今天）')
    .option('--format <table|json|csv>', '输出形式（validate 还有 sarif）')
    .option('--no-bom', 'CSV 写进文件时不加 BOM（默认加，Excel 打开不乱码）')
    .option('--color <auto|always|never>', '颜色')
    .option('--quiet', '只输出结果')
  for (const add of commands) add(program, run)
  localise(program)
  return program
}

function tell(error: unknown, program: Command, argv: string[]): number {
  if (error instanceof CommanderError) {
    if (isHelp(error, argv)) return exitCode.done
    const { message, hint } = usageError(error, program, argv)
    say(message, hint)
    return exitCode.usersToMend
  }
  if (error instanceof UserError) {
    say(error.message, error.hint)
    return exitCodeOfError(error)
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `itcap ${version()} 自身出错，不是您的数据有问题。请把下面的文字发给维护人员（其中没有个人信息的值）：\n${stack}\n`,
  )
  return exitCodeOfError(error)
}

/** What happened, and what to do. */
function say(...lines: string[]): void {
  for (const line of lines) process.stderr.write(`${wrap(line, process.stderr.columns ?? 80)}\n`)
}

/** `itcap … | head` closes the pipe early: what was asked for was printed, so that is no error. */
function ignoreClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
