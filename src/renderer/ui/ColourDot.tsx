/** A colour of hers as a small mark before its name; null: it has none. */
export function ColourDot({ colour }: { colour: string | null }) {
  return (
    <span
      className="size-2.5 shrink-0 rounded-full bg-edge"
      style={colour === null ? {} : { backgroundColor: colour }}
    />
  )
}
