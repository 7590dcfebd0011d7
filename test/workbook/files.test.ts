/** Listing folders and writing files. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { UserError } from '../../src/user-error.ts'
import { listWorkbooks } from '../../src/workbook/list-workbooks.ts'
import { writeAtomically } from '../../src/workbook/write-atomically.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('listWorkbooks', () => {
  const put = (...names: string[]) => {
    for (const name of names) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), '')
    }
  }
  const listed = (...paths: string[]) => listWorkbooks(paths.map((path) => join(folder, path)))
  const shown = (paths: string[]) => paths.map((path) => relative(folder, path))
  const list = async (...paths: string[]) => shown((await listed(...paths)).files)
  const left = async (...paths: string[]) => shown((await listed(...paths)).passedOver)

  test('all tables below a folder, and what is sent instead of one, sorted', async () => {
    put('b.xlsx', 'a.XLSX', '云溪/附件3.xls', '云溪/名单.csv', '宏.xlsm', '湖滨小学.et', '表.docx', '扫描.pdf')
    put('~$b.xlsx', '.隐藏.xlsx', '.git/x.xlsx', '说明.txt', '照片.JPG', 'x.db')
    expect(await list('.')).toEqual([
      'a.XLSX',
      'b.xlsx',
      join('云溪', '名单.csv'),
      join('云溪', '附件3.xls'),
      '宏.xlsm',
      '扫描.pdf',
      '湖滨小学.et',
      '照片.JPG',
      '表.docx',
    ])
  })

  test('what is no table goes out by its name, but for what is hidden', async () => {
    put('b.xlsx', '附件3', '云溪/说明.txt', '云溪/~$附件3.xlsx', '.隐藏', '.git/config', '信.eml', '空.TXT')
    symlinkSync(join(folder, '云溪'), join(folder, 'link'))
    expect(await left('.')).toEqual(['link', join('云溪', '说明.txt'), '信.eml', '空.TXT', '附件3'])
    expect(await left('.', '附件3')).not.toContain('附件3')
  })

  test('a sheet saved as text is told from a letter by its rows', async () => {
    const rows = ['附件3\t\t', '姓名\t学校\t备注', '王示例\t示例小学\t"两行，\r\n还有\t一处"', '李示例\t示例中学']
    const letter = ['王老师：', '联系人\t李示例', '电话\t0730-1234567', '报表见附件，一，二，三。']
    writeFileSync(join(folder, 'utf16.txt'), Buffer.from(`\ufeff${rows.join('\r\n')}`, 'utf16le'))
    writeFileSync(join(folder, 'commas.TXT'), rows.join('\n').replaceAll('\t', ','))
    writeFileSync(join(folder, 'gbk.tsv'), Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x09, 0xd1, 0xa7, 0xd0, 0xa3]))
    writeFileSync(join(folder, 'letter.txt'), letter.join('\n'))
    writeFileSync(join(folder, 'one-row.txt'), rows[1]!)
    writeFileSync(join(folder, 'zip.txt'), 'PK\x03\x04\t\t\n\t\t\n')
    writeFileSync(join(folder, 'not-text.txt'), Buffer.from([0xff, 0x80, 0x09, 0x09, 0x0a, 0x00, 0xff]))
    expect(await list('.')).toEqual(['commas.TXT', 'gbk.tsv', 'utf16.txt'])
    expect(await left('.')).toEqual(['letter.txt', 'not-text.txt', 'one-row.txt', 'zip.txt'])
  })

  test('by code point, beyond the first plane as well', async () => {
    put('𠮷.xlsx', '\uff21.xlsx', '一.xlsx', 'Z.xlsx', 'a.xlsx')
    expect(await list('.')).toEqual(['Z.xlsx', 'a.xlsx', '一.xlsx', '\uff21.xlsx', '𠮷.xlsx'])
  })

  test('a file named itself, whatever its suffix; nothing twice', async () => {
    put('说明.txt', 'b/a.xlsx')
    expect(await list('说明.txt', 'b', 'b/a.xlsx', '说明.txt')).toEqual(['说明.txt', join('b', 'a.xlsx')])
  })

  test('a linked file counts, a linked folder is not entered', async () => {
    put('true/a.xlsx')
    symlinkSync(join(folder, 'true/a.xlsx'), join(folder, 'link.xlsx'))
    symlinkSync(folder, join(folder, 'true/loop'))
    for (const name of ['nowhere.xlsx', 'itself.xlsx']) symlinkSync(join(folder, 'itself.xlsx'), join(folder, name))
    expect(await list('.')).toEqual(['link.xlsx', join('true', 'a.xlsx')])
    expect(await left('.')).toEqual(['itself.xlsx', 'nowhere.xlsx', join('true', 'loop')])
  })

  test('a path that is not there', async () => {
    put('a.zip')
    for (const path of ['没有', 'a.zip/附件3.xlsx', '长'.repeat(1000)])
      await expect(listed(path)).rejects.toEqual(expect.objectContaining({ code: 'file-missing' }))
  })
})

describe('writeAtomically', () => {
  const mode = (path: string) => statSync(path).mode & 0o777

  test('writes, makes folders, keeps others out', async () => {
    const path = join(folder, '退回', '一', '附件3.xlsx')
    await writeAtomically(path, Buffer.from('new'))
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(mode(path)).toBe(0o600)
    expect(mode(join(folder, '退回'))).toBe(0o700)
    expect(readdirSync(join(folder, '退回', '一'))).toEqual(['附件3.xlsx'])
  })

  test('by a writer, with other rights', async () => {
    const path = join(folder, 'a.ics')
    await writeAtomically(path, async (temporary) => writeFileSync(temporary, 'x'), { mode: 0o644 })
    expect([readFileSync(path, 'utf8'), mode(path)]).toEqual(['x', 0o644])
  })

  test('replaces whole or not at all', async () => {
    const path = join(folder, 'a.xlsx')
    await writeAtomically(path, 'old')
    const broken = writeAtomically(path, async (temporary) => {
      writeFileSync(temporary, 'half')
      throw new Error('cut off')
    })
    await expect(broken).rejects.toThrow('cut off')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.xlsx'])
    await writeAtomically(path, 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
  })

  test('a name of any length the file system takes', async () => {
    const path = join(folder, `${'长'.repeat(80)}.xlsx`)
    await writeAtomically(path, 'x')
    expect(existsSync(path)).toBe(true)
    await expect(writeAtomically(join(folder, '长'.repeat(1000)), 'x')).rejects.toMatchObject({
      code: 'write-name-too-long',
    })
  })

  test('says what is in the way', async () => {
    mkdirSync(join(folder, 'd'))
    writeFileSync(join(folder, 'f'), '')
    await expect(writeAtomically(join(folder, 'd'), 'x')).rejects.toMatchObject({
      name: 'UserError',
      code: 'write-is-folder',
    })
    await expect(writeAtomically(join(folder, 'f', 'a.xlsx'), 'x')).rejects.toMatchObject({
      code: 'write-not-a-folder',
    })
    for (const code of ['ENOSPC', 'EACCES', 'EBUSY', 'EROFS', 'EIO']) {
      const error = (await writeAtomically(join(folder, 'a.xlsx'), async () => {
        throw Object.assign(new Error(code), { code })
      }).catch((thrown: unknown) => thrown)) as UserError
      expect(error.name).toBe('UserError')
      expect(error.message + error.hint).toMatch(/\p{Script=Han}/u)
    }
    expect(readdirSync(folder).sort()).toEqual(['d', 'f'])
  })

  // The superuser may write anywhere.
  test.skipIf(process.getuid?.() === 0)('a folder that may not be written to', async () => {
    chmodSync(folder, 0o500)
    await expect(writeAtomically(join(folder, 'a.xlsx'), 'x')).rejects.toMatchObject({ code: 'write-denied' })
    chmodSync(folder, 0o700)
  })
})
