/** What left the ledger, and whether its bytes still hold a number of it → text. */
import type { Purgeable, Purged } from '../ledger/ledger.ts'
import { number } from '../value/number-text.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

/** 3 份报送件、1,200 行，冻结 1 个（三月底报）; and whose state goes with it. */
export function whatLeaves({ submissions, rows, frozen, frozenToo }: Purgeable): string {
  const too = frozenToo.length === 0 ? '' : `，连同其中冻结的 ${frozenToo.join('、')}（收到的表还在）`
  const states = frozen.length === 0 ? '' : `，冻结 ${frozen.length} 个（${frozen.join('、')}）${too}`
  return `${number(submissions)} 份报送件、${number(rows)} 行${states}`
}

export function purgeText(purged: Purged, style: Style): string {
  const { notice, sought, found, copies, onServer } = purged
  return [
    `${style.green('✓')} 删去了 ${notice} 的 ${whatLeaves(purged)}`,
    onServer
      ? '  台账在服务器上，itcap 查不了它的磁盘：请管服务器的人对这个库做一次 VACUUM FULL，旧的备份和归档日志按规定删去'
      : found === 0
        ? `  台账文件已重写；逐字节找过删去的 ${number(sought)} 个证件号码和电话，一个也没有留下`
        : style.red(
            `  台账文件里还找到 ${number(found)} 个删去的号码（共 ${number(sought)} 个）：多半是别的程序正开着台账，等它结束，再登记一次就会整理好`,
          ),
    ...(copies.length > 0 ? [`  以前留下的 ${copies.join('、')} 里还有，请自己删去`] : []),
    '  备份、收到的原件和写出的表不归台账管，请一并删去',
    '',
    step('itcap log --verify', style, '记录里留着删了什么'),
  ].join('\n')
}
