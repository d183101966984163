interface ProportionMarkProps {
  width: number
  height: number
  /** Pixels of the longer side. */
  size?: number
}

/** The outline of a paper of these proportions. Decorative. */
export function ProportionMark({ width, height, size = 14 }: ProportionMarkProps) {
  const longer = Math.max(width, height)
  return (
    <span
      aria-hidden
      className="inline-flex items-center justify-center"
      style={{ width: size, height: size }}
    >
      <span
        className="rounded-[1.5px] border-[1.5px] border-current"
        style={{
          width: Math.max(4, (width / longer) * size),
          height: Math.max(4, (height / longer) * size),
        }}
      />
    </span>
  )
}
