import { useTranslation } from 'react-i18next'
import type { Outcome } from './outcomesFor.ts'
import { shortLink, tokenizeText } from './tokenizeText.ts'

interface PreviewTextProps {
  outcome: Outcome
  /** Feeds write links without protocol and cut. */
  links: 'full' | 'short'
}

/** The text as the network will show it; what does not fit stands below a line. */
export function PreviewText({ outcome, links }: PreviewTextProps) {
  const { t } = useTranslation()
  const { text, fits } = outcome
  if (text === '') return null
  return (
    <div dir="auto" className="break-words whitespace-pre-wrap">
      <Pieces text={text.slice(0, fits)} links={links} />
      {fits < text.length && (
        <>
          <span className="my-1 flex items-center gap-2 text-sm font-medium text-danger">
            <span className="h-px flex-1 bg-danger" />
            {t('composer.preview.cut')}
            <span className="h-px flex-1 bg-danger" />
          </span>
          <span className="text-ink-faint line-through decoration-danger">{text.slice(fits)}</span>
        </>
      )}
    </div>
  )
}

function Pieces({ text, links }: { text: string; links: 'full' | 'short' }) {
  return tokenizeText(text).map((piece, i) =>
    piece.kind === 'plain' ? (
      piece.text
    ) : (
      <span key={i} className="text-state-waiting">
        {piece.kind === 'link' && links === 'short' ? shortLink(piece.text) : piece.text}
      </span>
    ),
  )
}
