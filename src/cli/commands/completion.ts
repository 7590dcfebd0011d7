/** `itcap completion SHELL`: the few lines that let the Tab key complete commands, options, notices, forms and units in that shell. */
import type { Command } from 'commander'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'

/** What may stand next is asked of itcap itself: `itcap complete =WORD -- WORDS BEFORE`. */
const SCRIPTS: Record<string, string> = {
  bash: `_itcap() {
  local IFS=$'\\n' word="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=( $(itcap complete "=$word" -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null) )
}
complete -o default -o bashdefault -F _itcap itcap
`,
  zsh: `#compdef itcap
_itcap() {
  local -a found
  found=("\${(@f)$(itcap complete "=$words[CURRENT]" -- "\${(@)words[2,CURRENT-1]}" 2>/dev/null)}")
  if [[ -n "$found[1]" ]]; then compadd -a found; else _files; fi
}
compdef _itcap itcap
`,
  fish: `complete -c itcap -a '(itcap complete "="(commandline -ct) -- (commandline -opc)[2..-1] 2>/dev/null)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName itcap -ScriptBlock {
  param($word, $line, $at)
  $before = @($line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $at } | ForEach-Object { $_.ToString() })
  itcap complete "=$word" -- @before 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`,
}

const WHERE: Record<string, string> = {
  bash: '~/.bashrc',
  zsh: '~/.zshrc（在 compinit 之后）',
  fish: '~/.config/fish/config.fish',
  powershell: '$PROFILE',
}

export function addCompletion(program: Command, run: Run): void {
  program
    .command('completion')
    .description('按 Tab 补全：写出这种命令窗口用的几行，放进它的启动文件')
    .argument('<shell>', Object.keys(SCRIPTS).join('、'))
    .action(run(completion, ['table', 'json']))
  program
    .command('complete', { hidden: true })
    .argument('<word>')
    .argument('[before...]')
    .action(
      run(
        async (context, word: string, before: string[]) => {
          const { completionsFor } = await import('../completions.ts')
          const found = await completionsFor(program, before, word.replace(/^=/, ''), context)
          return {
            code: exitCode.done,
            table: () => found.map((each) => `${each}\n`).join(''),
            json: () => ({ completions: found }),
          }
        },
        ['table', 'json'],
      ),
    )
}

async function completion(_: Context, shell: string): Promise<TextAnswer> {
  const script = SCRIPTS[shell]
  if (script === undefined)
    throw new UserError('bad-option', `不认识 ${shell}。`, `可以写：${Object.keys(SCRIPTS).join('、')}。`)
  return {
    code: exitCode.done,
    table: () =>
      `# 放进 ${WHERE[shell]}，重新打开命令窗口以后按 Tab 补全。\n${shell === 'zsh' ? script.replace('#compdef itcap\n', '') : script}`,
    json: () => ({ shell, script }),
  }
}
