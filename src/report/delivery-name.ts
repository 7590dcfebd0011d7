/**
 * The name of a file that goes out: as the notice prescribes it, made safe for Windows, macOS and Linux. Whatever a unit or school calls
 * itself, the name stays inside its folder.
 */
import type { Form, Notice } from '../notice/notice.ts'

/** `成都市2017年培训计划及执行情况.xlsx`; by notice and label where the notice does not say. */
export function deliveryName(form: Form, notice: Notice, unit: string): string {
  const name = form.delivery.file === '' ? `{unit}${form.label}（${notice.shortTitle}）.xlsx` : form.delivery.file
  return safeFileName(name.replaceAll('{unit}', () => unit))
}

/** Longest name in bytes: file systems allow 255, some room is left for what mail programs add. */
const longestName = 200

/** Names that Windows keeps for devices, with any suffix. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    // Control and direction marks, lone surrogates; then what a path or a Windows name must not hold.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '_')
    .replaceAll(/^[\s.~]+|[\s.]+$/g, '')
  const named = plain === '' ? '未命名' : plain
  return shorten(devices.test(named) ? `_${named}` : named)
}

/** Cuts before the suffix, never within a character. */
function shorten(name: string): string {
  const bytes = new TextEncoder()
  if (bytes.encode(name).length <= longestName) return name
  const suffix = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? ''
  let kept = ''
  let size = suffix.length
  for (const { segment } of new Intl.Segmenter('zh-CN', { granularity: 'grapheme' }).segment(name)) {
    size += bytes.encode(segment).length
    if (size > longestName) break
    kept += segment
  }
  return kept.replace(/[\s.]+$/, '') + suffix
}
