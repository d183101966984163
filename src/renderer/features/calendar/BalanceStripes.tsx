import type { ProjectBalance } from './BalanceBar.tsx'

interface BalanceStripesProps {
  one: ProjectBalance
  width: 'short' | 'long'
}

/** Two thin bars over each other: what is planned above, what was meant below. Decorative: the numbers stand beside it. */
export function BalanceStripes({ one: { pillars, balance }, width }: BalanceStripesProps) {
  const meant = pillars.reduce((sum, { targetShare }) => sum + (targetShare ?? 0), 0)
  return (
    <span aria-hidden className={`flex flex-col gap-0.5 ${width === 'long' ? 'w-32' : 'w-20'}`}>
      <span className="flex h-2 gap-px overflow-hidden rounded-full bg-hover">
        {balance.posts > 0 &&
          pillars.map(({ id, colour }) => (
            <span
              key={id}
              style={{
                backgroundColor: colour,
                width: `${((balance.byPillar.get(id) ?? 0) / balance.posts) * 100}%`,
              }}
            />
          ))}
      </span>
      {meant > 0 && (
        <span className="flex h-1 gap-px overflow-hidden rounded-full bg-hover opacity-60">
          {pillars.map(({ id, colour, targetShare }) => (
            <span
              key={id}
              style={{
                backgroundColor: colour,
                width: `${((targetShare ?? 0) / Math.max(100, meant)) * 100}%`,
              }}
            />
          ))}
        </span>
      )}
    </span>
  )
}
