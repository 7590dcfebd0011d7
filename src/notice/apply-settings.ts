/**
 * A notice and the settings of a workspace → the same notice with every place that refers to a setting filled in.
 * What the user sets wrongly is a UserError that names the choices.
 */
import { UserError } from '../user-error.ts'
import type { Deadline, Notice, Setting, Target } from './notice.ts'

export type SettingValues = Readonly<Record<string, string | number | boolean>>

export function applySettings(notice: Notice, values: SettingValues): Notice {
  const settings = { ...notice.settings }
  for (const [name, value] of Object.entries(values)) settings[name] = withValue(notice, name, value)
  const filled = <T extends Deadline | Target>(entry: T): T => ({
    ...entry,
    ...Object.fromEntries(Object.entries(entry.settings).map(([key, name]) => [key, settings[name]?.value])),
  })
  return { ...notice, settings, deadlines: notice.deadlines.map(filled), targets: notice.targets.map(filled) }
}

function withValue(notice: Notice, name: string, value: string | number | boolean): Setting {
  const setting = notice.settings[name]
  if (!setting) {
    const names = Object.keys(notice.settings)
    throw new UserError(
      'unknown-setting',
      `通知 ${notice.id} 没有设置 ${name}。`,
      names.length > 0 ? `可以设置：${names.join('、')}。` : '这份通知没有可以改的设置。',
    )
  }
  if (setting.options.length > 0 ? !setting.options.includes(String(value)) : typeof value !== typeof setting.default) {
    throw new UserError(
      'wrong-setting',
      `设置 ${name} 不能是 ${value}。`,
      `${setting.why}。可以写：${choices(setting)}。`,
    )
  }
  return { ...setting, value }
}

function choices(setting: Setting): string {
  if (setting.options.length > 0) return setting.options.join('、')
  if (typeof setting.default === 'boolean') return 'true、false'
  return typeof setting.default === 'number' ? '一个数' : '文字，日期写作 2021-05-30'
}
