import type { ErrorComponentProps } from '@tanstack/react-router'
import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'

/** A fault of our own while drawing: nothing she wrote is lost, it was saved as she typed. */
export function ScreenFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <ErrorState
      size="page"
      title={t('app.screenFailed')}
      words={error instanceof Error ? error.message : null}
      todo={t('app.screenFailedTodo')}
      action={
        <Button icon={RotateCw} onClick={reset}>
          {t('common.retry')}
        </Button>
      }
    />
  )
}
