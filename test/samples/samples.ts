/** All files of `samples/`, made anew from code. */
import { loadNotice } from '../notices/load.ts'
import { ganzhouSamples } from './ganzhou.ts'
import { heilongjiangSamples } from './heilongjiang.ts'
import { jiaojiSamples } from './jiaoji.ts'
import { ownRosterSamples } from './own-roster.ts'
import { pingdingshanSamples } from './pingdingshan.ts'
import { returnedSamples } from './returned.ts'
import type { Sample } from './sample.ts'
import { shaanxiSamples } from './shaanxi.ts'
import { sichuanSamples } from './sichuan.ts'
import { sichuan2Samples } from './sichuan-2.ts'
import { sichuanFaultySamples } from './sichuan-faulty.ts'
import { tianfuSamples } from './tianfu.ts'
import { trainingRecords } from './training-records.ts'
import { yueyangSamples } from './yueyang.ts'
import { yueyangFaultySamples } from './yueyang-faulty.ts'
import { zhejiangSamples } from './zhejiang.ts'

export async function samples(): Promise<Sample[]> {
  const sichuan = await loadNotice('sichuan-2017')
  const yueyang = await loadNotice('yueyang-2021')
  const faulty = await yueyangFaultySamples(yueyang)
  return [
    ...(await sichuanSamples(sichuan)),
    ...(await sichuanFaultySamples(sichuan)),
    ...(await yueyangSamples(yueyang)),
    ...faulty,
    ...(await returnedSamples(yueyang, faulty)),
    ...(await zhejiangSamples(await loadNotice('zhejiang-2021'))),
    ...(await heilongjiangSamples(await loadNotice('heilongjiang-2.0'))),
    ...(await sichuan2Samples(await loadNotice('sichuan-2.0'))),
    ...(await shaanxiSamples(await loadNotice('shaanxi-2.0'))),
    ...(await tianfuSamples(await loadNotice('tianfu-2.0'))),
    ...(await jiaojiSamples(await loadNotice('jiaoji-4068'))),
    ...(await ganzhouSamples(await loadNotice('ganzhou-2018'))),
    ...(await pingdingshanSamples(await loadNotice('pingdingshan-2020'))),
    ...(await trainingRecords()),
    ...(await ownRosterSamples()),
  ]
}
