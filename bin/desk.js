/**
 * 校验, 登记, 进度 for someone who never opens a terminal: files dropped on a launcher of the portable folder come in, the commands of
 * itcap run on them, and the window stays open. `node bin/desk.js validate|import|status|menu|no-menu [files…]`. Knows nothing that
 * a command does not.
 */
const { spawnSync } = require('node:child_process')
const { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } = require('node:fs')
const { homedir } = require('node:os')
const { dirname, join, resolve } = require('node:path')
const { createInterface } = require('node:readline')

const APP = dirname(__dirname)
const PORTABLE = dirname(APP)
const SETTINGS = 'itcap.yaml'
/** Beside the portable folder, so that it outlives the version. */
const OWN_WORKSPACE = join(dirname(PORTABLE), 'itcap工作文件夹')

const OPENED = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'text/csv',
  'inode/directory',
]

const tasks = { validate, import: record, status, menu: () => menu(true), 'no-menu': () => menu(false) }

async function validate(files) {
  if (files.length === 0) return lacking('校验')
  const returned = join(dirname(files[0]), '退回')
  const workspace = workspaceOf(files)
  return itcap([...within(workspace), 'validate', ...files, '--return', returned])
}

async function record(files) {
  if (files.length === 0) return lacking('登记')
  const workspace = workspaceOf(files) ?? OWN_WORKSPACE
  const code = await ready(workspace)
  if (code !== 0) return code
  const done = await itcap([...within(workspace), 'import', ...files])
  say(`台账在工作文件夹  ${workspace}`)
  return done
}

async function status(files) {
  const workspace = workspaceOf(files) ?? OWN_WORKSPACE
  const code = await ready(workspace)
  if (code !== 0) return code
  const done = await itcap([...within(workspace), 'status'])
  say(`工作文件夹  ${workspace}`)
  return done
}

/** A workspace is made by answering what `itcap init` asks. */
async function ready(workspace) {
  if (existsSync(join(workspace, SETTINGS))) return 0
  say(`第一次用，先建工作文件夹  ${workspace}`)
  return itcap(['init', workspace])
}

/** The one that the files lie in, else the own one if it is there already. */
function workspaceOf([first]) {
  for (let folder = first; folder; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS))) return folder
    if (folder === dirname(folder)) break
  }
  return existsSync(join(OWN_WORKSPACE, SETTINGS)) ? OWN_WORKSPACE : undefined
}

const within = (workspace) => (workspace ? ['--workspace', workspace] : [])

function itcap(args) {
  return require('./load.js').load().main(args)
}

function lacking(name) {
  say(`请把收到的表，或装着这些表的文件夹，拖到“${name}”这个图标上，再松开鼠标。`)
  return 2
}

/** For this user only, which needs no administrator. */
function menu(isWanted) {
  const code = process.platform === 'win32' ? explorerMenu(isWanted) : desktopFiles(isWanted)
  if (code === 0 && isWanted) say('以后移动了这个文件夹，请再装一次。')
  return code
}

/** On the desktop, to drop files on; and among the programs that open a workbook or a folder. */
function desktopFiles(isWanted) {
  const home = homedir()
  const places = [join(process.env.XDG_DATA_HOME ?? join(home, '.local/share'), 'applications')]
  if (isWanted) mkdirSync(places[0], { recursive: true })
  places.push(...['桌面', 'Desktop'].map((name) => join(home, name)).filter((folder) => existsSync(folder)))
  for (const folder of places) {
    for (const [task, title] of Object.entries({ validate: '校验', import: '登记', status: '进度' })) {
      const file = join(folder, `itcap-${task}.desktop`)
      rmSync(file, { force: true })
      if (!isWanted) continue
      writeFileSync(file, desktopFile(task, `itcap ${title}`))
      chmodSync(file, 0o755)
    }
  }
  say(isWanted ? `图标放好了：\n  ${places.join('\n  ')}` : '图标移除了。')
  return 0
}

function desktopFile(task, title) {
  // Twice: once for the value, once for the quotation marks.
  const quoted = (path) => `"${path.replace(/["`$\\]/g, '\\\\$&').replaceAll('%', '%%')}"`
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${title}`,
    'Terminal=true',
    `Exec=${quoted(process.execPath)} ${quoted(__filename)} ${task} %F`,
    `MimeType=${OPENED.join(';')};`,
    '',
  ].join('\n')
}

function explorerMenu(isWanted) {
  const classes = 'HKCU\\Software\\Classes'
  const kinds = [...['xlsx', 'xlsm', 'xls', 'csv'].map((ending) => `SystemFileAssociations\\.${ending}`), 'Directory']
  const entries = { validate: 'itcap 校验', import: 'itcap 登记' }
  for (const kind of kinds) {
    for (const [task, title] of Object.entries(entries)) {
      const key = `${classes}\\${kind}\\shell\\itcap.${task}`
      const command = `"${process.execPath}" "${__filename}" ${task} "%1"`
      const done = isWanted
        ? registry('add', key, '/ve', '/d', title) && registry('add', `${key}\\command`, '/ve', '/d', command)
        : registry('delete', key)
      if (isWanted && !done) {
        say('没有装上：这台电脑不让改右键菜单。拖到图标上也一样用。')
        return 2
      }
    }
  }
  say(isWanted ? '装好了：在表格文件或文件夹上点右键，就有“itcap 校验”“itcap 登记”。' : '右键菜单里的 itcap 移除了。')
  return 0
}

function registry(verb, ...args) {
  return spawnSync('reg', [verb, ...args, '/f'], { stdio: 'ignore' }).status === 0
}

/**
 * What Explorer gives: cmd would cut a name at `&`, so the launcher hands its own command line on, from before it is cut.
 * @returns Absolute paths.
 */
function dropped() {
  const line = process.env.ITCAP_LINE ?? ''
  const rest = /\.cmd"?\s+(.*?)"?\s*$/isu.exec(line)?.[1]
  const given = rest === undefined ? process.argv.slice(3) : wordsOf(rest)
  return given.filter((path) => path !== '').map((path) => resolve(path))
}

/** Explorer puts quotation marks around names with spaces only. */
function wordsOf(line) {
  return [...line.matchAll(/"([^"]*)"?|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain)
}

function say(line) {
  process.stdout.write(`\n${line}\n`)
}

function waitForReturn() {
  if (!process.stdin.isTTY) return Promise.resolve()
  return new Promise((done) => {
    const input = createInterface({ input: process.stdin, output: process.stdout })
    input.on('close', done)
    input.question('\n按回车键关闭这个窗口。', () => input.close())
  })
}

process.exitCode = 3
const [, , task] = process.argv
Promise.resolve(tasks[task](dropped())).then(async (code) => {
  await waitForReturn()
  process.exitCode = code
  process.stdout.write('', () => process.exit())
})
