import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import { keepOnce, makeKeyFolder } from './key-file.ts'

export interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** What the register signs and seals with. It lives outside the database, so that a copy of the database forges nothing. */
export interface Keys {
  /** Ed25519: signs extracts, receipts and status lists. */
  readonly registry: KeyPair
  /** Ed25519: signs the checkpoints of the public log, and nothing else. */
  readonly log: KeyPair
  /** 32 random bytes or the operator's own: hashes of sessions, follow keys and the like. */
  readonly secret: Buffer
}

const KEY_FILES = { registry: 'registry.pem', log: 'log.pem', secret: 'secret', database: 'database' } as const

/**
 * Opens the keys in DATA_DIR/keys (PKCS #8 PEM, mode 0600); makes what is missing.
 * @throws {OperatorError} when a file can be read by others or is not what it should be
 */
export function openKeys(dataDir: string, secretKey?: string): Keys {
  const folder = makeKeyFolder(dataDir)
  return {
    registry: openPair(join(folder, KEY_FILES.registry)),
    log: openPair(join(folder, KEY_FILES.log)),
    secret:
      secretKey === undefined
        ? Buffer.from(keepOnce(join(folder, KEY_FILES.secret), randomText), 'base64url')
        : Buffer.from(secretKey, 'utf8'),
  }
}

/** The secret from which the passwords of the database roles are derived; without it an existing cluster is closed. */
export function openDatabaseSecret(dataDir: string): string {
  return keepOnce(join(makeKeyFolder(dataDir), KEY_FILES.database), randomText)
}

export function hasDatabaseSecret(dataDir: string): boolean {
  return existsSync(join(dataDir, 'keys', KEY_FILES.database))
}

function openPair(file: string): KeyPair {
  const pem = keepOnce(file, () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  )
  const privateKey = readPrivateKey(file, pem)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

function readPrivateKey(file: string, pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    throw damaged(file, cause)
  }
  throw damaged(file)
}

function damaged(file: string, cause?: unknown): OperatorError {
  return new OperatorError(
    EXIT.configuration,
    `${file} is not an Ed25519 private key in PKCS #8 PEM.`,
    'Put the file back from your copy. A new key would not be believed by those who hold extracts signed by the old one.',
    cause,
  )
}

function randomText(): string {
  return randomBytes(32).toString('base64url')
}
