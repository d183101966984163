import { contrast } from './readableOn.ts'

export interface NetworkMarkProps {
  /** Path data in a 24 x 24 box, from the network's descriptor. */
  mark: string
  colour: string
  /** The network's or channel's name; empty when it stands beside in words. */
  label: string
  size?: 12 | 16 | 20 | 32
}

/** The small mark of a network: the only place where its colour appears. */
export function NetworkMark({ mark, colour, label, size = 16 }: NetworkMarkProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role={label === '' ? undefined : 'img'}
      aria-label={label === '' ? undefined : label}
      aria-hidden={label === '' ? true : undefined}
      className="shrink-0"
    >
      {label !== '' && <title>{label}</title>}
      <rect width="24" height="24" rx="6" fill={colour} />
      <path
        d={mark}
        fill={contrast('#ffffff', colour) > 2 ? '#ffffff' : '#1b1815'}
        transform="translate(4.2 4.2) scale(.65)"
      />
    </svg>
  )
}
