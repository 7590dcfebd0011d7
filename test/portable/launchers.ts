/** What lies in a portable folder beside app and Node, by platform: what is double-clicked, and what is read first. */
import { notepadText } from '../../src/workbook/notepad-text.ts'

export interface Launcher {
  name: string
  text: string
  isProgram: boolean
}

/** For cmd.exe: no letter but ASCII inside, whatever code page the machine has. */
export function windowsLaunchers(version: string): Launcher[] {
  const cmd = (name: string, ...lines: string[]) => ({
    name: `${name}.cmd`,
    text: [...lines, ''].join('\r\n'),
    isProgram: true,
  })
  const desk = (name: string, task: string) =>
    cmd(
      name,
      '@echo off',
      'setlocal EnableExtensions EnableDelayedExpansion',
      'set "ITCAP_LINE=!cmdcmdline!"',
      'setlocal DisableDelayedExpansion',
      `"%~dp0node.exe" "%~dp0app\\bin\\desk.js" ${task} %*`,
      'if errorlevel 76 pause',
      'if not errorlevel 0 pause',
      // What a name with & left of the command line is never run.
      'exit %errorlevel%',
    )
  return [
    cmd('itcap', '@"%~dp0node.exe" "%~dp0app\\bin\\itcap.js" %*'),
    desk('校验', 'validate'),
    desk('登记', 'import'),
    desk('进度', 'status'),
    cmd(
      '打开命令窗口',
      '@echo off',
      'set "PATH=%~dp0;%PATH%"',
      // Not cd, which does not go to a share.
      'pushd "%~dp0.."',
      // What itcap writes is UTF-8; so read it type, find and | in this window.
      'chcp 65001 >nul',
      'cmd /k itcap.cmd',
    ),
    desk('安装到右键菜单', 'menu'),
    desk('从右键菜单移除', 'no-menu'),
    { name: '说明.txt', text: notepadText(readMe(version, true).trimEnd()), isProgram: false },
  ]
}

export function linuxLaunchers(version: string): Launcher[] {
  const here = '#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\n'
  const desk = (name: string, task: string) => ({
    name: `${name}.sh`,
    text: `${here}exec "$here/node" "$here/app/bin/desk.js" ${task} "$@"\n`,
    isProgram: true,
  })
  return [
    {
      name: 'itcap',
      text: `${here}exec "$here/node" "$here/app/bin/itcap.js" "$@"\n`,
      isProgram: true,
    },
    desk('校验', 'validate'),
    desk('登记', 'import'),
    desk('进度', 'status'),
    desk('安装到桌面', 'menu'),
    desk('从桌面移除', 'no-menu'),
    { name: '说明.txt', text: readMe(version, false), isProgram: false },
  ]
}

function readMe(version: string, isWindows: boolean): string {
  const rest = isWindows
    ? `打开命令窗口      用 itcap 的全部命令
安装到右键菜单    在表格文件、文件夹上点右键就能校验、登记；不要了用“从右键菜单移除”`
    : `安装到桌面        把校验、登记、进度三个图标放到桌面和“打开方式”里；不要了用“从桌面移除”
itcap             在终端里用全部命令；先在本文件夹里运行 PATH="$PWD:$PATH"，提示的“下一步”就能照抄`
  return `itcap ${version}，免安装：不用管理员，不连网，删去文件夹就没有了。

校验              把收到的表或文件夹拖到它上面：说出错在哪，退回表写在旁边的“退回”里
登记              拖到它上面：校验后记入台账；第一次会问办哪份通知、本单位是谁
进度              双击：谁报了，谁没报
${rest}

工作文件夹（设置和台账）建在本文件夹旁边，叫“itcap工作文件夹”：换新版本时不动它。
原件从不改动。示例表在 app/samples。

许可：itcap 见 app/LICENSE，所含的库见 app/dist/LICENSES.txt，Node.js 见 LICENSE-node。
`
}
