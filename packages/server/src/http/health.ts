import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Services } from '../services.ts'
import { anyone } from './access.ts'
import { servePage } from './serve.ts'

/** `/healthz` alive, `/readyz` able to do its work (database, public log), `/metrics` for Prometheus. */
export function healthRoutes(app: FastifyInstance, services: Services): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  measure(app, registry)
  const lag = new Gauge({
    name: 'zhengheng_log_lag_seconds',
    help: 'Age of the oldest act that is not in the public log',
    registers: [],
  })
  registry.registerMetric(lag)
  servePage(app, at('/healthz', 'isAlive', 'Whether the process answers', 'application/json'), async ({ reply }) =>
    reply.send({ alive: true }),
  )
  servePage(
    app,
    at('/readyz', 'isReady', 'Whether database and public log do their work', 'application/json'),
    async ({ reply }) => {
      const database = await answers(services)
      const log = services.log.state()
      const ready = database && log.code === 'ok'
      return reply
        .status(ready ? 200 : 503)
        .send({ ready, database, log: { code: log.code, message: log.message, size: log.size } })
    },
  )
  servePage(app, at('/metrics', 'readMetrics', 'Figures for Prometheus', 'text/plain'), async ({ reply }) => {
    lag.set(services.log.state().lagSeconds)
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

async function answers(services: Services): Promise<boolean> {
  try {
    await services.register.certificates('0')
    return true
  } catch {
    return false
  }
}

function measure(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'zhengheng_request_seconds',
    help: 'Time to answer, by door',
    labelNames: ['method', 'door', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.5, 2],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      door: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    }
    seconds.observe(labels, reply.elapsedTime / 1000)
    done()
  })
}

function at(path: string, name: string, summary: string, media: string) {
  return { method: 'GET', path, policy: anyone, document: { name, summary, media } } as const
}
