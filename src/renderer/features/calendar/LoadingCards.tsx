/** Ghosts of cards in a week that is still loading; they show after 150 ms only. */
export function LoadingCards() {
  return (
    <div aria-hidden className="appear-late pointer-events-none absolute inset-0 grid grid-cols-7">
      {Array.from({ length: 7 }, (_, i) => (
        <div key={i} className="flex flex-col gap-1 px-1 pt-6">
          {i % 3 !== 2 && <div className="breathe h-5 rounded-sm bg-hover" />}
          {i % 2 === 0 && <div className="breathe h-5 w-4/5 rounded-sm bg-hover" />}
        </div>
      ))}
    </div>
  )
}
