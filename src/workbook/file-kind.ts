/** The first bytes of a file → what it is, by signature. Suffixes lie; they only help to name what cannot be read anyway. */
import type { FileBytes } from './file-bytes.ts'
import type { RefusalCode } from './unreadable.ts'

export type FileKind = 'zip' | 'ole' | 'biff' | 'html' | 'xml' | 'text'

const HEAD_BYTES = 4096

/** First bytes, as Latin-1. */
const SIGNATURES: readonly [start: string, kind: FileKind | { refused: RefusalCode }][] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['PK\x07\x08', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  // "Beginning of file" of a BIFF stream without its container: Excel 2, 3, 4 and 5.
  ['\x09\x00\x04\x00', 'biff'],
  ['\x09\x02\x06\x00', 'biff'],
  ['\x09\x04\x06\x00', 'biff'],
  ['\x09\x08\x08\x00', 'biff'],
  ['\x09\x08\x10\x00', 'biff'],
  ['%PDF-', { refused: 'format-pdf' }],
  ['\x89PNG', { refused: 'format-image' }],
  ['\xff\xd8\xff', { refused: 'format-image' }],
  ['GIF8', { refused: 'format-image' }],
  ['II*\x00', { refused: 'format-image' }],
  ['MM\x00*', { refused: 'format-image' }],
  ['{\\rtf', { refused: 'format-rtf' }],
  ['Rar!', { refused: 'archive' }],
  ['7z\xbc\xaf', { refused: 'archive' }],
  ['\x1f\x8b', { refused: 'archive' }],
]

/** Either what to read it as, or why not. */
export function fileKindOf(file: FileBytes): FileKind | { refused: RefusalCode } {
  const head = file.readSync(0, Math.min(file.size, HEAD_BYTES)).toString('latin1')
  const signed = SIGNATURES.find(([start]) => head.startsWith(start))
  if (signed) return signed[1]
  if (/^BM/.test(head) && head.slice(6, 10) === '\x00\x00\x00\x00') return { refused: 'format-image' }
  if (/^MIME-Version:/i.test(head)) return { refused: /Workbook/i.test(head) ? 'format-mht' : 'format-mail' }
  if (/^(?:Received|Return-Path|Delivered-To|From|Subject|Date): /.test(head)) return { refused: 'format-mail' }
  return markupKind(head) ?? 'text'
}

/** Markup may be in UTF-16; what tells it is ASCII. */
function markupKind(head: string): FileKind | undefined {
  const start = head
    .replaceAll('\x00', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
    .toLowerCase()
  if (/^(?:<!doctype html|<!--|<html|<head|<body|<meta|<style|<table|<div|<tr)/.test(start)) return 'html'
  if (start.startsWith('<?xml')) return /<html|<!doctype html/.test(start) ? 'html' : 'xml'
  return /^<(?:ss:)?workbook/.test(start) ? 'xml' : undefined
}
