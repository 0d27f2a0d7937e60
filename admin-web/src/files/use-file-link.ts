import { useOperation } from '../api/use-operation'

/** A link lives for minutes: one that was got earlier is not used again. */
const fresh = { staleTime: 0, refetchOnWindowFocus: false } as const

/** A link to one's own file, or one of a record that one may see; those of an announcement are asked for through it. */
export function useFileLink(fileId: string, announcementId?: string) {
  const file = useOperation('files.link', { fileId }, { ...fresh, enabled: !announcementId })
  const ofAnnouncement = useOperation(
    'announcements.link-for-staff',
    { id: announcementId ?? '', fileId },
    { ...fresh, enabled: announcementId !== undefined },
  )
  return announcementId ? ofAnnouncement : file
}
