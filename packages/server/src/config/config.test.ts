import { describe, expect, it } from 'vitest'
import { readConfig, type Environment } from './config.ts'
import { EXIT } from './exit.ts'
import { exitCodeOf, OperatorError } from './operator-error.ts'

const GOOD_SECRET = 'q8Zt1rVw0pXk5mNc7bLd3fGh9jSa2yUe'

function refusal(env: Environment): OperatorError {
  try {
    readConfig(env, '/srv')
  } catch (error) {
    if (error instanceof OperatorError) return error
    throw error
  }
  throw new Error('the environment was accepted')
}

describe('an environment that says nothing', () => {
  it('means a demonstration on this machine', () => {
    expect(readConfig({}, '/srv')).toEqual({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://127.0.0.1:8080',
      dataDir: '/srv/.data',
      replicaUrls: [],
      demo: 20_000,
      pack: 'cn',
      production: false,
    })
  })

  it('is the same as one of empty variables', () => {
    const empty = {
      HOST: '',
      PORT: ' ',
      DATA_DIR: '',
      DATABASE_URL: '',
      DEMO: '',
      PACK: '',
      SECRET_KEY: '',
      PG_BIN: '',
    }
    expect(readConfig(empty, '/srv')).toEqual(readConfig({}, '/srv'))
  })
})

describe('what is said', () => {
  it.each([
    [
      { HOST: '0.0.0.0', PORT: '9000' },
      { host: '0.0.0.0', port: 9000, publicUrl: 'http://127.0.0.1:9000' },
    ],
    [{ HOST: '::1' }, { publicUrl: 'http://[::1]:8080' }],
    [{ PUBLIC_URL: 'https://register.example/zh/' }, { publicUrl: 'https://register.example/zh' }],
    [{ DATA_DIR: 'with a space/data' }, { dataDir: '/srv/with a space/data' }],
    [{ DATA_DIR: '/var/lib/zhengheng' }, { dataDir: '/var/lib/zhengheng' }],
    [{ DEMO: 'none' }, { demo: 0 }],
    [{ DEMO: '200000' }, { demo: 200_000 }],
    [{ PACK: 'tiny' }, { pack: 'tiny' }],
    [{ REPORT_LIMIT_MB: '2' }, { reportLimit: 2_097_152 }],
    [{ PG_BIN: 'old/bin' }, { pgBin: '/srv/old/bin' }],
    [{ DATABASE_URL: 'postgres://u@db/z' }, { databaseUrl: 'postgres://u@db/z' }],
    [
      { DATABASE_URL: 'postgres://u@db/z', DATABASE_REPLICA_URLS: 'postgres://a/z, postgres://b/z' },
      { replicaUrls: ['postgres://a/z', 'postgres://b/z'] },
    ],
  ])('%o is read as %o', (env, expected) => {
    expect(readConfig(env, '/srv')).toMatchObject(expected)
  })
})

describe('what cannot be meant', () => {
  it.each([
    [{ PORT: '65536' }, 'PORT must be'],
    [{ PORT: '80a' }, 'PORT must be'],
    [{ PORT: '-1' }, 'PORT must be'],
    [{ PUBLIC_URL: 'register.example' }, 'PUBLIC_URL must be'],
    [{ DATABASE_URL: 'mysql://db/z' }, 'DATABASE_URL must be'],
    [{ DATABASE_REPLICA_URLS: 'postgres://a/z' }, 'needs DATABASE_URL'],
    [{ DEMO: 'huge' }, 'DEMO must be'],
    [{ DEMO: '-5' }, 'DEMO must be'],
    [{ DEMO: '1.5' }, 'DEMO must be'],
    [{ REPORT_LIMIT_MB: '0' }, 'REPORT_LIMIT_MB must be'],
    [{ PACK: '../../etc/passwd' }, 'PACK must be'],
  ])('%o is refused', (env, message) => {
    expect(refusal(env).message).toContain(message)
  })

  it('is named all at once', () => {
    const { message, exit } = refusal({ PORT: 'x', DEMO: 'y', PACK: '/', DATABASE_URL: 'z' })
    expect(exit).toBe(EXIT.configuration)
    expect(['PORT', 'DEMO', 'PACK', 'DATABASE_URL'].filter((name) => !message.includes(`${name} must`))).toEqual([])
  })
})

describe('production', () => {
  const production = { NODE_ENV: 'production' }

  it.each([
    ['none at all', undefined],
    ['a short one', 'q8Zt1rVw0pXk'],
    ['one character repeated', 'a'.repeat(64)],
    ['a sample', 'change-me-to-a-long-random-value-please'],
    ['a known default', 'development-0123456789-abcdefghijkl'],
  ])('refuses %s as its secret', (_name, secret) => {
    expect(refusal({ ...production, SECRET_KEY: secret }).message).toMatch(/SECRET_KEY (must be set|is too weak)/)
  })

  it('starts on a good secret, without a demonstration', () => {
    const config = readConfig({ ...production, SECRET_KEY: GOOD_SECRET }, '/srv')
    expect(config).toMatchObject({ production: true, demo: 0, secretKey: GOOD_SECRET })
  })

  it('refuses a demonstration that was asked for', () => {
    expect(refusal({ ...production, SECRET_KEY: GOOD_SECRET, DEMO: 'small' }).message).toContain('DEMO must be "none"')
  })
})

it('ends with the code of what is wrong, and with 1 for a defect', () => {
  expect(exitCodeOf(new OperatorError(EXIT.inUse, 'a', 'b'))).toBe(4)
  expect(exitCodeOf(new Error('a defect'))).toBe(1)
})
