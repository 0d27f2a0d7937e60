/** From now on, how long processors are busy with this process, in ms: on a busy machine work waits, it does not grow. */
export function processorTime(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
}
