import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { Row, Stack } from '../../ui/Stack.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

interface WaitingForBrowserProps {
  onOpenAgain: () => void
  onCancel: () => void
  /** The code that the server showed, where the browser could not come back. */
  onCode: (code: string) => void
}

/** She agrees in the browser meanwhile; it may have been blocked, and it may not find the way back. */
export function WaitingForBrowser({ onOpenAgain, onCancel, onCode }: WaitingForBrowserProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const take = () => {
    if (code.trim() !== '') onCode(code.trim())
  }
  return (
    <Stack gap={3}>
      <Spinner label={t('channels.waitingForBrowser')} />
      <Row wrap gap={3}>
        <TextLink external onClick={onOpenAgain}>
          {t('channels.openAgain')}
        </TextLink>
        <Button size="sm" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Row>
      <Field label={t('channels.code')} help={t('channels.codeHelp')} optional={t('common.optional')}>
        <Row>
          <TextInput
            value={code}
            onChange={setCode}
            autoComplete="off"
            spellCheck={false}
            onKeyDown={event => {
              if (event.key !== 'Enter') return
              // Not the form around: that would begin anew.
              event.preventDefault()
              take()
            }}
          />
          <Button disabled={code.trim() === ''} onClick={take}>
            {t('channels.useCode')}
          </Button>
        </Row>
      </Field>
    </Stack>
  )
}
