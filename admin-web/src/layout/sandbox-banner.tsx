/** Stays as long as outside systems are replaced: nobody may take a demonstration for the real thing. */
export function SandboxBanner() {
  return (
    <div className="sandbox-banner" role="note">
      演示环境：外部系统由沙箱代替
    </div>
  )
}
