import type { ReactNode } from 'react'

/** Settings under each other, with hairlines between. */
export function Rows({ children }: { children: ReactNode }) {
  return <div className="flex flex-col divide-y divide-line px-4">{children}</div>
}
