/** Stays as long as outside systems are replaced: nobody may take a demonstration for the real thing. */
export function SandboxBanner() {
  return (
    <aside className="sandbox-banner" aria-label="环境说明">
      演示环境：外部系统由沙箱代替
    </aside>
  )
}
