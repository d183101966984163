import { useEffect, useRef, useState } from 'react'
import { PaintPicker } from '../pickers/PaintPicker.tsx'

interface ColourChoiceProps {
  label: string
  /** `#rrggbb` */
  value: string
  onChange: (colour: string) => void
}

/** After this long without another change a colour that is being mixed is meant. */
const restMs = 400

/** A colour of the brand as a swatch. While it is being mixed only the swatch follows; it is changed when the hand rests. */
export function ColourChoice({ label, value, onChange }: ColourChoiceProps) {
  const [mixed, setMixed] = useState<string | null>(null)
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (mixed === null) return
    const timer = setTimeout(() => {
      setMixed(null)
      latest.current(mixed)
    }, restMs)
    return () => clearTimeout(timer)
  }, [mixed])
  return (
    <PaintPicker
      variant="swatch"
      alpha={false}
      side="bottom"
      label={label}
      value={mixed ?? value}
      onChange={(paint, mode) => {
        const colour = paint.slice(0, 7).toLowerCase()
        if (mode === 'merge') setMixed(colour)
        else {
          setMixed(null)
          if (colour !== value) onChange(colour)
        }
      }}
    />
  )
}
