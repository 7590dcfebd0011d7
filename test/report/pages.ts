/** Pages as offices write them, made by the commands themselves in a folder of their own: a city over half a year, a county whose list holds a trap. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Desk, openDesk } from '../cli/transcript.ts'
import { laterAnnex3 } from '../samples/later-annex-3.ts'

const samples = join(import.meta.dirname, '../../samples')
export const trap = `<script>alert(1)</script>"'>小学`
/** A valid number of an invented person, where somebody wrote it into the name of a school. */
export const number = '510104199001011235'

export interface Pages {
  folder: string
  desk: Desk
  read(name: string): string
}

async function start(): Promise<Pages & { ran(command: string): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-page-'))
  const desk = openDesk(folder)
  const ran = async (command: string) => {
    const { code, output } = await desk.run(`itcap ${command}`)
    if (code === 2 || code === 3) throw new Error(`${command}: ${output}`)
  }
  return { folder, desk, ran, read: (name) => readFileSync(join(folder, name), 'utf8') }
}

/** 成都: 三月底报, 五月底, 暑期后 are sealed, something came after; `page.html` as of 2017-10-12. */
export async function cityPage(): Promise<Pages> {
  const { ran, ...pages } = await start()
  const annex3 = join(samples, 'sichuan-2017/annex-3-成都.xlsx')
  const { stdout } = await pages.desk.run(`itcap cells ${annex3} --format csv --show-ids`)
  await ran('init . --notice sichuan-2017 --unit 成都')
  await ran(`import ${join(samples, 'sichuan-2017/annex-1.xlsx')} ${annex3} --received 2017-03-28T09:00`)
  await ran('freeze 三月底报 --as-of 2017-03-31')
  for (const [day, left, name] of [
    ['2017-05-31', 0.8, '五月底'],
    ['2017-08-31', 0.45, '暑期后'],
    ['2017-10-12', 0.36, ''],
  ] as const) {
    writeFileSync(join(pages.folder, `${day}.csv`), laterAnnex3(stdout, left))
    await ran(`import ${day}.csv --received ${day}T09:00`)
    if (name !== '') await ran(`freeze ${name} --as-of ${day}`)
  }
  await ran('report page --as-of 2017-10-12 -o page.html')
  return pages
}

/** 岳阳楼区: a school on its list is called by a script, another by somebody's number; one sheet has errors; `page.html` as of 2021-05-28. */
export async function countyPage(): Promise<Pages> {
  const { ran, ...pages } = await start()
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const schools = ['示例中学', '示例小学', quoted(trap), `${number}小学`]
  writeFileSync(
    join(pages.folder, '名单.csv'),
    ['县（市、区）,学校', ...schools.map((each) => `岳阳楼区,${each}`)].join('\n'),
  )
  const yueyang = join(samples, 'yueyang-2021')
  await ran('init . --notice yueyang-2021 --unit 岳阳楼区')
  await ran('expect 名单.csv --as-of 2021-05-20')
  const [clean, faulty] = [join(yueyang, 'clean/annex-3-示例中学.xlsx'), join(yueyang, 'faulty/annex-3-示例小学.xlsx')]
  await ran(`import ${clean} ${faulty} --received 2021-05-28`)
  await ran('report page --as-of 2021-05-28 -o page.html')
  return pages
}
