/**
 * A notice and the settings of a workspace → the same notice with every place that refers to a setting filled in.
 * What the user sets wrongly is a UserError that names the choices.
 */
import { UserError } from '../user-error.ts'
import { isIsoDate } from '../value/date.ts'
import type { Severity } from '../value/severity.ts'
import type { Deadline, Form, FormRule, Notice, Setting, Target } from './notice.ts'
import { severityOn } from './severity-on.ts'

const dayFields = ['on', 'from', 'by']

export type SettingValues = Readonly<Record<string, string | number | boolean>>

export function applySettings(notice: Notice, values: SettingValues): Notice {
  const settings = { ...notice.settings }
  for (const [name, value] of Object.entries(values)) settings[name] = withValue(notice, name, value)
  const filled = <T extends Deadline | Target>(entry: T): T => ({
    ...entry,
    ...Object.fromEntries(
      Object.entries(entry.settings).map(([key, name]) => {
        const value = held(settings, name)
        if (dayFields.includes(key) && value !== '' && !isIsoDate(String(value))) throw notADay(notice, name, value)
        return [key, value]
      }),
    ),
  })
  return {
    ...notice,
    settings,
    deadlines: notice.deadlines.map(filled),
    targets: notice.targets.map(filled),
    forms: notice.forms.map((form) => ({ ...form, rules: form.rules.map((rule) => filledRule(form, rule, settings)) })),
  }
}

function filledRule(form: Form, rule: FormRule, settings: Record<string, Setting>): FormRule {
  if (!rule.settings) return rule
  const { severity, ...params } = Object.fromEntries(
    Object.entries(rule.settings).map(([key, name]) => [key, settings[name]?.value]),
  )
  return {
    ...rule,
    severity: severity === undefined ? rule.severity : severityOn(form, severity as Severity),
    params: { ...rule.params, ...params },
  }
}

/** `dayItselfCounts`, or `firstYear-04-30`: a day of the year that the setting holds; `''` while it holds none. */
function held(settings: Record<string, Setting>, reference: string): string | number | boolean {
  const [name = '', ...day] = reference.split('-')
  const value = settings[name]?.value ?? ''
  return day.length === 0 || value === '' ? value : [value, ...day].join('-')
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
  // A year written without quotes is a number to YAML; in a setting of words it is meant as the word.
  const given = typeof setting.default === 'string' && typeof value === 'number' ? String(value) : value
  if (setting.options.length > 0 ? !setting.options.includes(String(given)) : typeof given !== typeof setting.default) {
    throw new UserError(
      'wrong-setting',
      `设置 ${name} 不能是 ${value}。`,
      `${setting.why}。可以写：${choices(setting)}。`,
    )
  }
  return { ...setting, value: given }
}

function choices(setting: Setting): string {
  if (setting.options.length > 0) return setting.options.join('、')
  if (typeof setting.default === 'boolean') return 'true、false'
  return typeof setting.default === 'number' ? '一个数' : '文字，日期写作 2021-05-30'
}

function notADay(notice: Notice, reference: string, value: string | number | boolean): UserError {
  const [name = '', ...day] = reference.split('-')
  const hint = day.length > 0 ? `${name} 填年份，例如 2021。` : `${name} 填日期，例如 2021-05-30。`
  return new UserError('wrong-setting', `通知 ${notice.id} 的设置 ${name} 得不出日期：${value}。`, hint)
}
