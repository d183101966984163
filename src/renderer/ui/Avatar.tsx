import { readableOn } from './readableOn.ts'

export interface AvatarProps {
  name: string
  /** `#rrggbb` */
  colour: string
  imageUrl?: string | null
  size?: 'sm' | 'md' | 'lg' | 'xl'
  /** `round` for people. */
  shape?: 'square' | 'round'
}

const sizes = {
  sm: 'size-5 text-[0.625rem]',
  md: 'size-6 text-xs',
  lg: 'size-10 text-base',
  xl: 'size-16 text-xl',
}

/** A logo, or initials on the colour of the project. Decorative: the name stands beside it. */
export function Avatar({ name, colour, imageUrl, size = 'md', shape = 'square' }: AvatarProps) {
  const initials = name
    .split(/\s+/u)
    .filter(word => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, 2)
    .map(word => Array.from(word)[0]?.toLocaleUpperCase() ?? '')
    .join('')
  return (
    <span
      aria-hidden
      className={`inline-flex shrink-0 items-center justify-center overflow-hidden font-semibold ${shape === 'round' ? 'rounded-full' : 'rounded-md'} ${sizes[size]}`}
      style={{ backgroundColor: colour, color: readableOn(colour) }}
    >
      {imageUrl !== null && imageUrl !== undefined ? (
        <img src={imageUrl} alt="" className="size-full bg-surface object-cover" />
      ) : (
        initials || '?'
      )}
    </span>
  )
}
