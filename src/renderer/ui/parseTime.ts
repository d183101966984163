/**
 * Understands how people write a time of day: `18:30`, `1830`, `18.30`, `6`, `6pm`, `6:30 pm`. Answers `HH:MM`, or null
 * when it is none.
 */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?m?\.?$/i.exec(text.trim())
  if (match === null) return null
  const [, hourText = '', minuteText = '0', half] = match
  let hour = Number(hourText)
  const minute = Number(minuteText)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
