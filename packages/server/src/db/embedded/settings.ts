import { totalmem } from 'node:os'

const MB = 1024 * 1024

/**
 * For a register on a small machine: nothing acknowledged is ever lost, and few connections do the work. `durable: false`
 * is for tests alone, which throw the data away.
 */
export function settings(durable: boolean): Readonly<Record<string, string>> {
  const memory = totalmem() / MB
  return {
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    shared_buffers: `${Math.round(clamp(memory / 8, 128, 1024))}MB`,
    effective_cache_size: `${Math.round(clamp(memory / 2, 256, 16_384))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: durable ? '10min' : '1h',
    random_page_cost: '1.1',
    jit: 'off',
    max_connections: '40',
    max_parallel_workers_per_gather: '1',
    idle_in_transaction_session_timeout: '60s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %u@%d ',
    log_statement: 'none',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    password_encryption: 'scram-sha-256',
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
