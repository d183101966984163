import type { CompetitorRepo } from '../competitors/competitorRepo.ts'
import type { ObservationRepo } from '../competitors/observationRepo.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { MediaStore } from '../media/MediaStore.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'
import { createReading } from './createReading.ts'
import { createTokens } from './createTokens.ts'
import { createWatch } from './createWatch.ts'
import { createPieceRepo } from './pieceRepo.ts'
import { createSourceRepo } from './sourceRepo.ts'
import { createWeb } from './web/createWeb.ts'

interface WatchingWorld {
  context: CoreContext
  settings: SettingsRepo
  media: Pick<MediaStore, 'store'>
  competitors: CompetitorRepo
  observations: ObservationRepo
}

/** Everything that watches public sources, put together. */
export function composeWatching({ context, settings, media, competitors, observations }: WatchingWorld) {
  const { clock, web: access } = context.deps
  const web = createWeb({ clock, access })
  const tokens = createTokens(context, settings)
  const parts = {
    ...{ context, web, media, competitors, observations, tokens },
    sources: createSourceRepo(context),
    pieces: createPieceRepo(context),
    reading: createReading({ context, web, tokens }),
  }
  return { ...parts, watch: createWatch({ ...parts, settings }) }
}
