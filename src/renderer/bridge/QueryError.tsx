import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { useErrorText } from './useErrorText.ts'

interface QueryErrorProps {
  error: unknown
  retry?: () => unknown
  size?: 'page' | 'inline'
}

/** The error state of a query or command: what happened, what to do, try again. */
export function QueryError({ error, retry, size = 'inline' }: QueryErrorProps) {
  const { t } = useTranslation()
  const text = useErrorText()(error)
  return (
    <ErrorState
      title={text.title}
      words={text.words}
      todo={text.todo}
      size={size}
      action={
        retry && (
          <Button size="sm" icon={RotateCw} onClick={() => void retry()}>
            {t('common.retry')}
          </Button>
        )
      }
    />
  )
}
