/** A delivery that was written → what lies where, what to do with it, and what it lacks. */

import type { DeliveryManifest } from '../form/delivery-manifest.ts'
import type { Coverage } from '../gap/coverage.ts'
import { lackLines } from '../gap/coverage-words.ts'
import type { Deliverable } from '../report/deliverables.ts'
import type { PackageFiles } from '../report/package-files.ts'
import type { WrittenPackage } from '../report/write-package.ts'
import { columns } from './columns.ts'
import { lackText } from './lines.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

interface Told {
  unit: string
  written: WrittenPackage
  all: readonly Deliverable[]
  mail: PackageFiles['mail']
  coverage: Coverage
}

export function packageText({ written, all, mail, coverage }: Told, style: Style): string {
  const paper = all.filter(({ form }) => form.delivery.paper > 0 || form.delivery.stamp)
  const lines = [
    ...all.map(({ about, fileName }) => ['工作簿', `${fileName}（${about.label}，${about.rows} 行）`]),
    ...all.flatMap(({ about, fileName }) =>
      about.missing.length > 0 ? [['待填', `${fileName}：${about.missing.join('、')}`]] : [],
    ),
    ...paper.map(({ about, form: { delivery } }) => [
      '纸质',
      `${about.label} 打印 ${Math.max(1, delivery.paper)} 份${delivery.stamp ? '，加盖公章' : ''}`,
    ]),
    [
      '邮件',
      `${mail.to || '收件人待填（通知没有写明，可用 --mail）'}   主题 ${mail.subject}${mail.prescribed ? '' : '（通知没有规定）'}`,
    ],
    ['文件夹', written.folder],
    ['压缩包', written.zip],
    ...lackLines({ ...coverage, notCounted: coverage.notCounted.filter(({ why }) => why !== 'superseded') }),
  ]
  return `${lackText(coverage, style)}\n${style.green('✓')} ${style.bold('打包好了')}\n${columns(lines, style, { flexible: 1 })}\n\n${step(`打开 ${written.mail} 核对后发送`, style)}`
}

export function packageJson({ unit, written, all, mail, coverage }: Told, { asOf, frozen, notice }: DeliveryManifest) {
  return {
    ...{ notice, unit, asOf, frozen: frozen === '' ? null : frozen, ...written },
    mail: { file: written.mail, to: mail.to, subject: mail.subject, prescribed: mail.prescribed },
    workbooks: all.map(({ fileName, about, project, school, form }) => ({
      ...{ file: fileName, form: form.id, label: about.label, rows: about.rows, project, school },
      ...{ missing: about.missing, paper: form.delivery.paper, stamp: form.delivery.stamp },
    })),
    coverage,
  }
}
