import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureKeyState } from '#shared/contract/app.ts'
import { globalKeysOf } from '#shared/model/globalKeys.ts'
import { isMac, shortcutKeys } from '../../commands/shortcut.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Kbd } from '../../ui/Kbd.tsx'

interface CaptureKeysFieldProps {
  keys: string
  state: CaptureKeyState
  onChange: (keys: string) => void
}

/** Which keys bring up quick capture: pressed, they are taken. */
export function CaptureKeysField({ keys, state, onChange }: CaptureKeysFieldProps) {
  const { t } = useTranslation()
  const [isListening, setListening] = useState(false)
  const [isWrong, setWrong] = useState(false)
  const isRefused = state === 'refused' && !isListening && !isWrong
  return (
    <Field
      layout="row"
      label={t('settings.captureKeys')}
      help={
        isRefused ? (
          <span role="alert" className="flex items-start gap-1.5 text-warning">
            <span className="mt-0.5">
              <Icon icon={TriangleAlert} size={14} />
            </span>
            {t('settings.captureRefused')}
          </span>
        ) : (
          t('settings.captureKeysHelp')
        )
      }
      error={isWrong ? t('settings.captureNotThese') : null}
    >
      <div
        className="flex justify-end"
        onBlur={() => setListening(false)}
        onKeyDown={event => {
          if (!isListening || event.key === 'Tab') return
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Escape') setListening(false)
          // A modifier alone is the beginning of what she presses.
          if (['Escape', 'Control', 'Alt', 'AltGraph', 'Shift', 'Meta'].includes(event.key)) return
          const pressed = globalKeysOf(event.nativeEvent, isMac)
          setWrong(pressed === null)
          if (pressed === null) return
          setListening(false)
          if (pressed !== keys) onChange(pressed)
        }}
      >
        <Button
          aria-label={`${t('settings.captureKeys')}: ${(shortcutKeys(keys) ?? []).join(' ')}`}
          pressed={isListening}
          onClick={() => {
            setWrong(false)
            setListening(!isListening)
          }}
        >
          {isListening ? t('settings.captureListening') : <Kbd keys={shortcutKeys(keys) ?? []} />}
        </Button>
      </div>
    </Field>
  )
}
