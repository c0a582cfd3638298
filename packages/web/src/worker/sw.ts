/** What a service worker needs of its world; the library of the DOM does not describe it. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}

const worker = self as unknown as Worker
const CACHE = 'verify-1'
const PAGE = '/verify'
/** Kept as they were when the page was first loaded: what comes later from the network does not replace a trusted key. */
const PINNED = ['/.well-known/did.json', '/log/vkey']

worker.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== location.origin) return
  if (pathname === PAGE) event.respondWith(pageFirst())
  else if (PINNED.includes(pathname) || pathname.startsWith('/verify/assets/'))
    event.respondWith(keptFirst(event.request))
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE)
  await keepPage(cache, await fetch(PAGE, { cache: 'no-cache' }))
  for (const address of PINNED) {
    if (await cache.match(address)) continue
    const response = await fetch(address)
    if (response.ok) await cache.put(address, response)
  }
}

/** The page and the files that it names: their names carry a hash, so that page and files always belong together. */
async function keepPage(cache: Cache, response: Response): Promise<void> {
  if (!response.ok) throw new Error(`${PAGE} answered ${response.status}`)
  const files = (await response.clone().text()).match(/\/verify\/assets\/[\w.-]+/g) ?? []
  await cache.addAll([...new Set(files)])
  await cache.put(PAGE, response)
}

async function pageFirst(): Promise<Response> {
  const cache = await caches.open(CACHE)
  try {
    const response = await fetch(PAGE, { cache: 'no-cache' })
    await keepPage(cache, response.clone())
    return response
  } catch (error) {
    const kept = await cache.match(PAGE)
    if (kept) return kept
    throw error
  }
}

async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(request, { ignoreSearch: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}
