/** The whole style of the page, inline: one request, no framework, no script. */
export const style = `
:root{--ink:#1a2433;--soft:#4a5568;--line:#dde3ec;--page:#f4f6fa;--good:#0a6b2d;--goodwash:#e9f6ee;--bad:#a8071a;--badwash:#fdecee;--warn:#8a4b00;--warnwash:#fff4e0}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:640px;margin:0 auto;padding:20px 16px 48px}
header{max-width:640px;margin:0 auto;padding:20px 16px 0;font-weight:600}
.verdict{border-radius:12px;padding:24px 20px;margin:0 0 16px;border:1px solid}
.verdict h1{margin:0;font-size:30px;line-height:1.3}
.verdict p{margin:8px 0 0}
.genuine{background:var(--goodwash);border-color:#9fd3b1;color:var(--good)}
.verdict.unknown,.altered,.revoked{background:var(--badwash);border-color:#f0b4ba;color:var(--bad)}
.superseded,.on-register{background:var(--warnwash);border-color:#f0cf9a;color:var(--warn)}
.sandbox{background:var(--warnwash);color:var(--warn);border:1px solid #f0cf9a;border-radius:8px;padding:10px 14px;margin:0 0 16px}
section{background:#fff;border:1px solid var(--line);border-radius:12px;padding:16px 20px;margin:0 0 16px}
h1{font-size:22px;margin:0 0 8px}
h2{font-size:17px;margin:0 0 8px}
dl{margin:0}
dl div{display:flex;gap:12px;padding:8px 0;border-top:1px solid var(--line)}
dl div:first-child{border-top:0}
dt{flex:0 0 6.5em;color:var(--soft)}
dd{margin:0;flex:1;overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0}
li{padding:8px 0;border-top:1px solid var(--line);display:flex;gap:12px}
li:first-child{border-top:0}
li b{flex:0 0 4.25em;font-weight:600}
.valid b{color:var(--good)}.invalid b{color:var(--bad)}li.unknown b{color:var(--warn)}
input[name=code]{display:block;width:100%;margin:8px 0 12px;padding:11px 12px;font:inherit;letter-spacing:.12em;text-transform:uppercase;color:inherit;background:transparent;border:1px solid #8a94a6;border-radius:8px}
.refused{margin:0 0 8px;color:var(--bad);font-weight:600}
input[type=file]{display:block;width:100%;padding:12px 0;font:inherit}
button{font:inherit;font-weight:600;background:#0958d9;color:#fff;border:1px solid transparent;border-radius:8px;padding:11px 24px;min-height:44px;width:100%}
button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #69a5ff;outline-offset:2px}
.verdict a{display:inline-block;color:inherit;font-weight:600;padding:10px 0}
.asked{margin:8px 0 0;color:var(--soft);font-size:14px;overflow-wrap:anywhere}
.printed{display:none}
footer{max-width:640px;margin:0 auto;padding:0 16px 32px;color:var(--soft);font-size:14px}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf5;--soft:#a9b4c4;--line:#2c3748;--page:#10161f;--good:#7fdca0;--goodwash:#10281a;--bad:#ff9aa5;--badwash:#331318;--warn:#ffcf80;--warnwash:#2f220b}section{background:#18212d}}
@media print{@page{margin:12mm}:root{--ink:#000;--soft:#333;--line:#bbb;--good:#0a6b2d;--bad:#a8071a;--warn:#8a4b00;--goodwash:#fff;--badwash:#fff;--warnwash:#fff}body{background:#fff;font-size:13px;line-height:1.45}main{max-width:none;padding:8px 0 0}header{max-width:none;padding:0}section,.verdict{background:#fff;padding:8px 12px;margin-bottom:8px;break-inside:avoid}.verdict{border-width:2px}.verdict h1{font-size:24px}.sandbox{padding:6px 12px;margin-bottom:8px}dl div,li{padding:3px 0}.screen,.verdict a,footer{display:none}.printed{display:block}}
`
