import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as core from '@zhengheng/core'
import { PROBLEMS, type Endpoint } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { EXIT } from '../packages/server/src/config/exit.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PAGES = listPages()
/** Written once: decisions for builders in English, the glossary in both languages on one page. */
const ONE_LANGUAGE = /^docs\/(adr\/.+|glossary|architecture)\.md$/

function listPages(): readonly string[] {
  const root = readdirSync(ROOT).filter((name) => name.endsWith('.md'))
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name).replaceAll('\\', '/'))
  return [...root, ...docs].toSorted()
}

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8')
}

/** GitHub's rule: lower case, punctuation out, spaces to hyphens. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = withoutCode(text).matchAll(/^#{1,6}\s+(.+)$/gm)
  return new Set(
    [...headings].map(([, heading]) =>
      (heading ?? '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  )
}

function withoutCode(text: string): string {
  return text.replaceAll(/^(```+)[^\n]*\n[\s\S]*?^\1\s*$/gm, '').replaceAll(/`[^`\n]*`/g, '')
}

/** Levels of headings and kinds of code blocks in their order: what a translation keeps. */
function shapeOf(text: string): readonly string[] {
  return [...text.matchAll(/^(#{1,6})\s|^```(\w*)/gm)].map(([, level, code]) => level ?? code ?? '')
}

function linksOf(text: string): readonly string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '')
}

function twinOf(page: string): string | undefined {
  if (page === 'README.md') return 'README.zh-CN.md'
  if (page === 'README.zh-CN.md') return 'README.md'
  if (page.startsWith('docs/zh/')) return page.replace('docs/zh/', 'docs/')
  return page.startsWith('docs/') && !ONE_LANGUAGE.test(page) ? page.replace('docs/', 'docs/zh/') : undefined
}

/** Rows of the table that stands under a heading, cells trimmed and freed of code marks. */
function tableUnder(text: string, heading: RegExp): readonly (readonly string[])[] {
  const after = text.split(/^#{2,}\s+/m).find((part) => heading.test(part.split('\n', 1)[0] ?? ''))
  const table = /^\|.*\n(?:\|.*(?:\n|$))+/m.exec(after ?? '')?.[0] ?? ''
  return table.trim().split('\n').slice(2).map(cellsOf)
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''))
}

function doors(): readonly Endpoint[] {
  return Object.values<unknown>(core).filter(isDoor)
}

function isDoor(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'problems' in value
}

function sorted(names: readonly (string | undefined)[]): readonly string[] {
  return names.map((name) => name ?? '').toSorted((a, b) => (a < b ? -1 : 1))
}

it('there are pages to check, and doors to compare them with', () => {
  expect(PAGES).toContain('README.md')
  expect(PAGES.length).toBeGreaterThan(30)
  expect(doors().length).toBeGreaterThan(8)
})

describe('every page', () => {
  it.each(PAGES)('%s links only to what exists', (page) => {
    const wrong = linksOf(read(page)).filter((link) => {
      if (/^(https?|mailto):/.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? join(ROOT, page) : resolve(ROOT, dirname(page), decodeURIComponent(path))
      if (relative(ROOT, target).startsWith('..') || !existsSync(target)) return true
      return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).has(decodeURIComponent(anchor))
    })
    expect(wrong).toEqual([])
  })

  it.each(PAGES.filter((page) => twinOf(page) !== undefined))('%s has a twin in the other language', (page) => {
    const twin = twinOf(page) ?? ''
    expect(PAGES).toContain(twin)
    expect(shapeOf(read(twin))).toEqual(shapeOf(read(page)))
  })

  it.each(PAGES)('%s speaks of the product alone', (page) => {
    const found = read(page).match(FORBIDDEN)
    expect(found?.[0]).toBeUndefined()
  })

  it.each(PAGES)('%s names only doors that the API has', (page) => {
    const named = [...read(page).matchAll(/\b(GET|POST|DELETE)\s+`?(\/api\/v1\/[^\s`?)|,;]*)/g)]
    const unknown = named.filter(
      ([, method, path = '']) => !doors().some((door) => door.method === method && matches(door.path, path)),
    )
    expect(unknown.map(([text]) => text)).toEqual([])
  })

  it.each(PAGES)('%s names only scripts that package.json has', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...read(page).matchAll(/npm run (\w+)/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it.each(PAGES)('%s names only commands that the program has', (page) => {
    const folder = 'packages/server/src/cli'
    const sources = readdirSync(join(ROOT, folder)).map((name) => read(`${folder}/${name}`))
    const commands = new Set(
      sources.flatMap((text) => [...text.matchAll(/new Command\('(\w+)'\)/g)].map(([, name]) => name)),
    )
    const named = [...read(page).matchAll(/npx zhengheng (\w+)/g)].map(([, name]) => name)
    expect(named.filter((name) => !commands.has(name))).toEqual([])
  })

  it.each(PAGES.filter((page) => page.startsWith('docs/zh/') || page === 'README.zh-CN.md'))(
    '%s has full-width marks after Chinese words',
    (page) => {
      const found = [
        ...withoutCode(read(page))
          .replaceAll(/^#+ .*: *$/gm, '')
          .matchAll(/\p{Script=Han}[,;?!:](?!\/\/)/gu),
      ].map(([text]) => text)
      expect(found).toEqual([])
    },
  )
})

const FORBIDDEN =
  /\bissues? #?\d|(?<![\w./])#\d+\b(?![-;])|\bsessions? of\b|\/work\/|\/root\/|\/home\/\w|\/tmp\/(?!zhengheng)|localhost|\bTODO\b|\bFIXME\b|\bAI\b|\bagent\b/i

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.replace(/\.$/, '').split('/')
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at])
}

describe.each(['docs/operations.md', 'docs/zh/operations.md'])('%s', (page) => {
  it('lists the exit codes of the program, all and no others', () => {
    const rows = tableUnder(read(page), /^(Exit codes|退出码)/).map(([code, name]) => [name, Number(code)])
    expect(Object.fromEntries(rows)).toEqual(EXIT)
  })

  it('lists the variables that the program reads, all and no others', () => {
    const source = read('packages/server/src/config/config.ts')
    const names = [...source.matchAll(/env(?:, |\[)'([A-Z_]+)'/g)].map(([, name]) => name ?? '')
    const rows = tableUnder(read(page), /^(Environment|环境变量)/).map(([name]) => name)
    expect(sorted(rows)).toEqual(sorted([...new Set(names)]))
  })
})

describe.each(['docs/api.md', 'docs/zh/api.md'])('%s', (page) => {
  it('lists the problems of the API with their status, all and no others', () => {
    const rows = tableUnder(read(page), /^(Problems|问题代码)/).map(([code, status]) => [code, Number(status)])
    expect(Object.fromEntries(rows)).toEqual(PROBLEMS)
  })

  it('lists every door', () => {
    const rows = tableUnder(read(page), /^(Doors|接口一览)/).map(([door]) => door)
    expect(sorted(rows)).toEqual(
      sorted(doors().map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)),
    )
  })
})

describe.each(['docs/security.md', 'docs/zh/security.md'])('%s', (page) => {
  it('lists every table of the database', () => {
    const folder = 'packages/server/migrations'
    const sql = readdirSync(join(ROOT, folder)).map((name) => read(`${folder}/${name}`))
    sql.push(read('packages/server/src/db/migrate.ts'))
    const tables = sql.flatMap((text) =>
      [...text.matchAll(/^ *create (?:unlogged )?table (?:if not exists )?(\w+)/gm)].map(([, name]) => name),
    )
    const rows = tableUnder(read(page), /^(Tables|数据表)/).flatMap(([names = '']) => names.split(/[,、]\s*/))
    expect(sorted(rows)).toEqual(sorted(tables))
  })
})

describe('docs/glossary.md', () => {
  it('has every word of the country pack, as the pack has it', () => {
    const { items } = JSON.parse(read('packages/cn/data/glossary.json')) as {
      items: readonly { key: string; name: { zh: string; en: string }; evidence: string }[]
    }
    const part = /<!-- pack-glossary:begin -->([\s\S]*?)<!-- pack-glossary:end -->/.exec(read('docs/glossary.md'))?.[1]
    const rows = (part ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map(cellsOf)
    expect(rows).toEqual(items.map(({ key, name, evidence }) => [key, name.zh, name.en, evidence]))
  })
})
