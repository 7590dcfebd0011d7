/** All files of `samples/`, made anew from code. */
import { loadNotice } from '../notices/load.ts'
import type { Sample } from './sample.ts'
import { sichuanSamples } from './sichuan.ts'
import { trainingRecords } from './training-records.ts'
import { yueyangSamples } from './yueyang.ts'
import { yueyangFaultySamples } from './yueyang-faulty.ts'

export async function samples(): Promise<Sample[]> {
  const sichuan = await loadNotice('sichuan-2017')
  const yueyang = await loadNotice('yueyang-2021')
  return [
    ...(await sichuanSamples(sichuan)),
    ...(await yueyangSamples(yueyang)),
    ...(await yueyangFaultySamples(yueyang)),
    ...(await trainingRecords()),
  ]
}
