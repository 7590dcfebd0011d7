/** Where somebody who typed `itcap` alone is → ten lines: that, and the commands that help from there, each as it can be pasted. */
import { columns } from './columns.ts'
import { nextCommand, words } from './step.ts'
import type { Style } from './style.ts'

interface Place {
  folder: string
  /** Is there an `itcap.yaml`? */
  configured: boolean
  notice: string
  unit: string
  inbox: string
  /** Workbooks in the folder for what comes in. */
  files: number
  hasLedger: boolean
}

export function whereText(place: Place, style: Style): string {
  const { folder, configured, notice, unit, inbox, files, hasLedger } = place
  const here = configured
    ? `工作文件夹（${folder}）：${[notice, unit].filter((each) => each !== '').join('，')}`
    : `${folder}还不是工作文件夹`
  const next = !configured
    ? [
        ['itcap samples', '取出示例表，照着试'],
        ['itcap gap --city 成都', '看通知附件里各市州的数'],
        ['itcap init', '开始办：记下哪份通知、本单位是谁'],
        ['itcap notice list', '有哪些通知'],
      ]
    : [
        ...(files > 0 ? [[`itcap validate ${words([inbox])}`, `校验收到的 ${files} 个文件`]] : []),
        ...(files > 0 ? [[`itcap import ${words([inbox])}`, '登记到台账']] : []),
        ...(hasLedger
          ? [
              ['itcap status', '看谁报了、谁没报'],
              ['itcap gap', '看还差多少人'],
            ]
          : []),
        ['itcap deadlines', '看期限'],
      ]
  const inboxLine = configured && files === 0 ? [`  收到的表放进 ${inbox}`] : []
  return [
    `${style.bold('itcap')}   收表、校验、统计缺口、填报   ${style.dim('全部命令：itcap help；一个命令：itcap help validate')}`,
    '',
    `  现在在  ${here}`,
    ...inboxLine,
    '',
    columns(
      next.map(([command = '', why = '']) => [nextCommand(command, style), why]),
      style,
      { flexible: 1 },
    ),
    '',
  ].join('\n')
}
