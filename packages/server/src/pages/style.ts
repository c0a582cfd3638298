import { createHash } from 'node:crypto'

/**
 * The one stylesheet of the public pages, inline: a page is one request. Colours keep 4.5:1 for text and 3:1 for marks and
 * borders of controls in both colour schemes (WCAG 2.2 1.4.3, 1.4.11). Nothing is wider than the screen at 320 px.
 */
export const STYLE = `:root{color-scheme:light dark;--bg:#fff;--ink:#1b1f24;--soft:#4a5158;--line:#d0d5da;--edge:#5c646c;--panel:#f3f5f7;--link:#0b4fa8;--on:#fff;--good:#0c6b3a;--goodbg:#e7f5ec;--bad:#a8071a;--badbg:#fff0ef;--warn:#874d00;--warnbg:#fff6e0;--calm:#3f4a57;--calmbg:#eef1f4}
@media (prefers-color-scheme:dark){:root{--bg:#14181c;--ink:#eceff1;--soft:#b3bcc4;--line:#3a434b;--edge:#98a2ab;--panel:#1f252b;--link:#8ab8ff;--on:#10151a;--good:#6fd69b;--goodbg:#12291c;--bad:#ff9c9c;--badbg:#331517;--warn:#ffc670;--warnbg:#2e220c;--calm:#c1ccd6;--calmbg:#222a31}}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
html.l{font-size:130%}
body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.65 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
a,button,input,select,textarea,summary{outline-offset:2px}
:focus-visible{outline:3px solid var(--link)}
.skip{position:absolute;left:-99em}
.skip:focus{position:static;display:block;padding:.75rem 1rem}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;align-items:center;min-height:3.25rem;border-bottom:3px solid var(--link)}
header a,footer a,.links a{display:inline-block;min-height:2.75rem;padding:.6rem 0}
header>a{color:var(--ink);font-weight:700;text-decoration:none}
header nav a{margin-left:1rem}
header nav a:first-child{margin-left:0}
h1{font-size:1.6rem;line-height:1.35;margin:1.5rem 0 .75rem}
h2{font-size:1.2rem;line-height:1.4;margin:2rem 0 .75rem;padding-bottom:.4rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:0}
p{margin:.5rem 0}
.soft,small{color:var(--soft);font-size:.9rem}
.banner{margin:1rem 0;padding:1rem;border-left:.7rem solid var(--edge);background:var(--panel)}
.banner h1,.banner h2{display:flex;gap:.6rem;align-items:flex-start;margin:0 0 .5rem;padding:0;border:0}
.banner svg{width:2rem;height:2rem;flex:none;margin-top:.1rem}
.good{--tone:var(--good);--tint:var(--goodbg)}
.bad{--tone:var(--bad);--tint:var(--badbg)}
.warn{--tone:var(--warn);--tint:var(--warnbg)}
.calm{--tone:var(--calm);--tint:var(--calmbg)}
.banner[class~=good],.banner[class~=bad],.banner[class~=warn],.banner[class~=calm]{border-color:var(--tone);background:var(--tint)}
.banner h1,.banner h2,.tone{color:var(--tone)}
.panel{margin:1rem 0;padding:.75rem 1rem;background:var(--panel)}
.panel h2{border:0;margin:0;padding:0;font-size:1rem}
.notice{margin:1rem 0 0;padding:.6rem 1rem;border:2px solid var(--edge)}
ul{padding-left:1.4rem;margin:.5rem 0}
dl{margin:0}
dl>div{display:grid;grid-template-columns:minmax(6.5rem,26%) 1fr;gap:.25rem 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
.plain,.chain{list-style:none;padding:0;margin:0}
.plain h2{border:0;margin:0;padding:0}
.plain>li{padding:.75rem 0;border-bottom:1px solid var(--line)}
.chain>li{position:relative;padding:0 0 1.25rem 2.6rem}
.chain>li::before{content:"";position:absolute;left:.8rem;top:1.9rem;bottom:0;border-left:2px solid var(--line)}
.chain>li:last-child::before,.free>li::before{display:none}
.chain>li>svg{position:absolute;left:0;top:.1rem;width:1.7rem;height:1.7rem}
.chain .chain{margin-top:.75rem}
.chain p{margin:.15rem 0}
svg .disc{fill:var(--tone)}svg .sign{fill:none;stroke:var(--bg);stroke-width:2.4}
table{width:100%;border-collapse:collapse}
caption{text-align:left;color:var(--soft);font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .4rem .5rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:400}
.wide thead th{overflow-wrap:normal;font-size:.8rem}
.wide td{font-variant-numeric:tabular-nums}
.day{white-space:nowrap;font-variant-numeric:tabular-nums}
label{display:block;font-weight:700;margin-top:.75rem}
label+small{display:block}
input,select,textarea,button,.button{font:inherit;min-height:3rem;border-radius:.3rem}
input,select,textarea{width:100%;padding:.6rem .75rem;border:2px solid var(--edge);background:var(--bg);color:var(--ink)}
input[type=date]{max-width:14rem}
input[type=checkbox]{width:1.5rem;min-height:1.5rem;vertical-align:middle}
button,.button{display:inline-block;margin:.75rem .5rem 0 0;padding:.6rem 1.4rem;border:2px solid var(--link);background:var(--link);color:var(--on);cursor:pointer;text-decoration:none}
.button.second{background:transparent;color:var(--link)}
details{margin:1rem 0;border:1px solid var(--line);padding:0 1rem}
summary{min-height:3rem;padding:.7rem 0;font-weight:700;cursor:pointer}
.qr{display:flex;flex-wrap:wrap;gap:1rem;align-items:center;margin:1rem 0}
.qr svg{width:8rem;height:8rem;background:#fff}
.key{font:700 1.4rem ui-monospace,Consolas,monospace;user-select:all}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:2rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
footer a{margin-right:1.25rem}
@media (max-width:22rem){dl>div{grid-template-columns:1fr}}
@media (max-width:34rem){.wide thead{position:absolute;left:-99em}.wide tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}.wide td,.wide th[scope=row]{display:block;border:0;padding:.1rem 0}.wide td[data-name]::before{content:attr(data-name) " ";color:var(--soft)}}
@media print{:root{color-scheme:light;--bg:#fff;--ink:#000;--soft:#333;--line:#999;--link:#000;--panel:#fff}body{font-size:10.5pt}header nav,form,.noprint,.skip{display:none}main,header,footer{max-width:none;padding:0}.banner{border:1pt solid #000;border-left-width:6pt}.chain>li,tr,dl>div{break-inside:avoid}details:not([open])>*{display:none}}`

/** No script, no request to anywhere, no framing: the page is what the server wrote (CSP level 3, style by hash). */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
