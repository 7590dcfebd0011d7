/** Makes commander speak Chinese: help titles, and its usage errors as two lines, what happened and what to do. */
import type { Argument, Command, CommanderError } from 'commander'
import { displayWidth } from '../render/width.ts'
import { wrap } from '../render/wrap.ts'
import { nearest } from '../value/nearest.ts'
import { EXAMPLES } from './examples.ts'

const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
}

export function localise(command: Command): void {
  command
    .helpOption('-h, --help', '显示帮助')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[选项]').replace('[command]', '[命令]'),
      subcommandTerm: (each) => [each.name(), ...each.registeredArguments.map(term)].join(' '),
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' ? `${description}（默认 ${defaultValue}）` : description,
      displayWidth,
      boxWrap: wrap,
    })
    .configureOutput({ outputError: () => {} })
    .exitOverride()
  if (command.commands.length > 0) command.helpCommand('help [命令]', '显示某个命令的帮助')
  const example = EXAMPLES[nameOf(command)]
  if (example !== undefined) command.addHelpText('after', `\n例如：\n  ${example}`)
  for (const each of command.commands) localise(each)
}

/** `<file...>`, `[dir]`, as a person reads it. */
function term(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '...' : '')
  return argument.required ? `<${name}>` : `[${name}]`
}

/** Help that was asked for is no error; commander tells by an exit code that itcap sets beforehand, so the words decide. */
export function isHelp(error: CommanderError, argv: string[]): boolean {
  return (
    ['commander.helpDisplayed', 'commander.version'].includes(error.code) ||
    (error.code === 'commander.help' && argv.includes('help'))
  )
}

/** `notice show`. */
function nameOf(command: Command): string {
  return command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()
}

/** The command that was meant, as far as its words are known. */
function commandIn(program: Command, argv: readonly string[]): Command {
  const names = argv.filter((word) => !word.startsWith('-'))
  const step = (from: Command): Command => {
    const next = from.commands.find((each) => names.includes(each.name()))
    return next ? step(next) : from
  }
  return step(program)
}

export function usageError(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
): { message: string; hint: string } {
  const subject = error.message.match(/'([^']*)'/)?.[1] ?? ''
  const words = subject.split(' ')[0]!.replace(/[<>[\]]/g, '')
  const command = commandIn(program, argv)
  const example = EXAMPLES[nameOf(command)]
  const usage = example === undefined ? '用 itcap help 命令 查看用法。' : `例如  ${example}`
  switch (error.code) {
    case 'commander.unknownCommand': {
      const names = [...command.commands.map((each) => each.name()), 'help']
      const meant = nearest(subject, names)
      return {
        message: `没有 ${subject} 这个命令。`,
        hint: meant ? `是不是想输入 ${meant}？` : `有这些命令：${names.join('、')}。`,
      }
    }
    case 'commander.unknownOption':
      return { message: `没有 ${subject} 这个选项。`, hint: optionMeant(subject, command) }
    case 'commander.missingArgument':
      return {
        message: `少了参数：${command.registeredArguments.find((each) => each.name() === subject)?.description || subject}。`,
        hint: usage,
      }
    case 'commander.optionMissingArgument':
      return { message: `选项 ${words} 后面少了内容。`, hint: usage }
    case 'commander.missingMandatoryOptionValue':
      return { message: `必须写明 ${optionNamed(subject, command)}。`, hint: usage }
    case 'commander.excessArguments':
      return { message: '参数太多了。', hint: `文件名里有空格时，请用引号括起来。${usage}` }
    case 'commander.help':
      return { message: '还要写明做什么。', hint: '上面列出了可用的命令。' }
    default:
      return { message: '命令写得不对。', hint: '用 itcap help 查看用法。' }
  }
}

/** `-o（写到这个文件夹）`, of an option by its flags. */
function optionNamed(flags: string, command: Command): string {
  const option = command.options.find((each) => each.flags === flags)
  return option ? `${option.short ?? option.long}（${option.description}）` : flags
}

/** Those of the command and of the commands above it. */
export function optionsOf(command: Command): Command['options'] {
  return [...command.options, ...(command.parent ? optionsOf(command.parent) : [])]
}

function optionMeant(option: string, command: Command): string {
  const known = optionsOf(command).map(({ long }) => long ?? '')
  const meant = nearest(option.replace(/=.*$/, ''), known)
  return meant ? `是不是想输入 ${meant}？` : `用 itcap help ${nameOf(command)} 查看可用的选项。`
}
