import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundSource } from '#shared/model/source.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useErrorText } from '../../bridge/useErrorText.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { TroubleText } from './TroubleText.tsx'
import { useWatchingActions } from './useWatchingActions.ts'

interface AddSourceDialogProps {
  competitors: readonly { id: string; name: string }[]
  onClose: () => void
}

interface Search {
  busy: boolean
  found: FoundSource[]
  trouble: ReactNode
  needsToken: string | null
}
const nothingYet: Search = { busy: false, found: [], trouble: null, needsToken: null }

/** An address or a name is looked at before it is watched: what is found is shown, and she takes one of it. */
export function AddSourceDialog({ competitors, onClose }: AddSourceDialogProps) {
  const { t } = useTranslation()
  const core = useCore()
  const errorText = useErrorText()
  const { add } = useWatchingActions()
  const { data: watching } = useQueryOf('watching.get', {})
  const [competitorId, setCompetitorId] = useState(competitors[0]?.id ?? null)
  const [text, setText] = useState('')
  const [token, setToken] = useState('')
  const [search, setSearch] = useState(nothingYet)
  const [chosen, setChosen] = useState<string | null>(null)
  const found = search.found.find(({ address }) => address === chosen)

  const look = async () => {
    setSearch({ ...nothingYet, busy: true })
    try {
      if (search.needsToken !== null && token.trim() !== '') {
        await core.call('watching.setToken', { kind: search.needsToken, token: token.trim() })
      }
      const { found, trouble, kind } = await core.call('sources.find', { text })
      const isOfToken = trouble?.key === 'needsToken' || trouble?.key === 'tokenRefused'
      setSearch({
        busy: false,
        found,
        trouble: trouble === null ? null : <TroubleText trouble={trouble} />,
        needsToken: isOfToken ? kind : null,
      })
      setChosen(found[0]?.address ?? null)
    } catch (error) {
      setSearch({ ...nothingYet, trouble: errorText(error).words ?? errorText(error).title })
    }
  }
  const save = async () => {
    if (found === undefined) {
      if (text.trim() !== '') await look()
      return
    }
    if (competitorId !== null && (await add(competitorId, found))) onClose()
  }
  const needsToken = watching?.kinds.find(({ kind }) => kind === search.needsToken)?.kind ?? null
  return (
    <FormDialog
      title={t('watching.add')}
      size="lg"
      saveLabel={t(found === undefined ? 'watching.find' : 'watching.watch')}
      busy={search.busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Field label={t('watching.whose')}>
        <Select
          value={competitorId}
          onChange={setCompetitorId}
          options={competitors.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={t('watching.address')} help={t('watching.addressHelp')}>
        <TextInput
          autoFocus
          value={text}
          onChange={to => {
            setText(to)
            setSearch(nothingYet)
            setChosen(null)
          }}
        />
      </Field>
      <div aria-live="polite" className="flex flex-col gap-4">
        {search.busy && <p className="text-ink-muted">{t('watching.finding')}</p>}
        {search.trouble !== null && <p className="rounded-md bg-warning-soft px-3 py-2">{search.trouble}</p>}
        {needsToken !== null && (
          <Field label={t('watching.token')} help={t('watching.tokenHelp')}>
            <TextInput type="password" value={token} onChange={setToken} />
          </Field>
        )}
        {search.found.length > 0 && <Choices found={search.found} chosen={chosen} onChoose={setChosen} />}
      </div>
    </FormDialog>
  )
}

function Choices(props: {
  found: FoundSource[]
  chosen: string | null
  onChoose: (address: string) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const noteOf = ({ pieces, newestAt, followers, excerpt, address }: FoundSource) =>
    [
      t('watching.foundPieces', { count: pieces }),
      newestAt === null ? '' : t('watching.newest', { time: format.relative(newestAt, now) }),
      followers === null
        ? ''
        : t('watching.followers', { count: followers, number: format.number(followers) }),
      excerpt === '' ? address : `“${excerpt}”`,
    ]
      .filter(part => part !== '')
      .join(' · ')
  return (
    <RadioGroup
      aria-label={t('watching.found')}
      value={props.chosen ?? ''}
      onChange={props.onChoose}
      options={props.found.map(found => ({
        value: found.address,
        label: `${t(`watching.kinds.${found.kind}`)}: ${found.title}`,
        help: noteOf(found),
      }))}
    />
  )
}
