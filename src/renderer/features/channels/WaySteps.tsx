/** What to do, in plain words; numbered where there is more than one step. */
export function WaySteps({ text }: { text: string }) {
  const steps = text.split('\n')
  if (steps.length === 1) return <p className="text-ink-muted">{steps[0]}</p>
  return (
    <ol className="flex list-decimal flex-col gap-1.5 ps-5 text-ink-muted marker:text-ink-faint">
      {steps.map(step => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}
