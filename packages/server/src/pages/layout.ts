import { html } from 'ghtml'
import { here, link, words, type PageContext } from './context.ts'
import { STYLE } from './style.ts'

/** What a page brings: its title as text, its content as trusted HTML. */
export interface Content {
  readonly title: string
  readonly main: string
  /** Pages about one answer are not for search engines: an old answer must not outlive its day. */
  readonly index?: boolean
  /** Seconds after which a browser asks again: for work that goes on meanwhile. */
  readonly refresh?: number
}

/** The whole document: landmarks, language, skip link; complete without any further request. */
export function layout(context: PageContext, { title, main, index = false, refresh }: Content): string {
  const { site } = words(context)
  const lang = context.language === 'en' ? 'en' : 'zh-CN'
  return html`<!doctype html>
<html lang="${lang}"!${context.large ? ' class="l"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
!${index ? '' : '<meta name="robots" content="noindex">'}
!${refresh === undefined ? '' : html`<meta http-equiv="refresh" content="${refresh}">`}
<title>${title} - ${site.name}</title>
<link rel="icon" href="data:,">
<style>!${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">${site.skip}</a>
!${head(context)}
<main id="main" tabindex="-1">
!${main}
</main>
!${foot(context)}
</body>
</html>
`
}

function head(context: PageContext): string {
  const { site } = words(context)
  const other = context.language === 'en' ? 'zh' : 'en'
  const otherLang = other === 'en' ? 'en' : 'zh-CN'
  return html`<header>
<a href="${link(context, '/')}">${site.name}</a>
<nav aria-label="${site.language}">
<a href="${here(context, { large: !context.large })}">${context.large ? site.normalText : site.largeText}</a>
<a href="${here(context, { language: other })}" hreflang="${otherLang}" lang="${otherLang}">${site.otherLanguage}</a>
</nav>
</header>`
}

function foot(context: PageContext): string {
  const { site } = words(context)
  return html`<footer aria-label="${site.footer}">
<p>${site.disclaimer}</p>
<p>!${domain(context)}</p>
<p class="noprint"><a href="${link(context, '/')}#answers">${site.readResults}</a><a href="${link(context, '/verify')}">${site.verifyFile}</a>!${furtherPages(context)}<a href="/docs">${site.openData}</a></p>
</footer>`
}

/** What explains the site, from every page. */
function furtherPages(context: PageContext): string {
  const { help, law, glossary } = words(context)
  const pages = [
    ['/help', help.title],
    ['/law', law.listTitle],
    ['/glossary', glossary.title],
    ['/accessibility', help.accessTitle],
  ] as const
  return pages.map(([path, title]) => html`<a href="${link(context, path)}">${title}</a>`).join('')
}

/** Look-alike sites are told apart by the address alone, so every page says its own. */
function domain(context: PageContext): string {
  const [before = '', after = ''] = words(context).site.domain.split('{origin}')
  return html`${before}<bdi><b>${context.publicUrl}/</b></bdi>${after}`
}
