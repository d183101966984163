interface Routed {
  method: string
  /** `:names` stand for one part each: `/messages/:id`. */
  path: string
}

/** Finds the route of a request; the first one that fits is taken. */
export class RouteTable<R extends Routed> {
  readonly #routes: { route: R; pattern: RegExp }[]

  constructor(routes: R[]) {
    this.#routes = routes.map(route => {
      const source = route.path.replace(/[.]/g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')
      return { route, pattern: new RegExp(`^${source}$`) }
    })
  }

  /** `parts` are the named ones, still percent-encoded. */
  find(method: string, path: string): { route: R; parts: Record<string, string> } | undefined {
    for (const { route, pattern } of this.#routes) {
      const match = route.method === method ? pattern.exec(path) : null
      if (match) return { route, parts: { ...match.groups } }
    }
    return undefined
  }

  /** Whether the path is there at all, under whatever method. */
  knows(path: string): boolean {
    return this.#routes.some(({ pattern }) => pattern.test(path))
  }
}
