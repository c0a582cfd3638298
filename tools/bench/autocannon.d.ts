/** The part of autocannon 9 that the harness uses; it brings no types of its own. */
declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests: readonly {
      readonly path: string
      readonly method: string
      readonly headers: object
      readonly body?: string
    }[]
  }
  interface Result {
    readonly '2xx': number
    readonly non2xx: number
    readonly errors: number
    readonly timeouts: number
    readonly duration: number
    readonly latency: { readonly p50: number; readonly p97_5: number; readonly p99: number }
  }
  export default function autocannon(options: Options): Promise<Result>
}
