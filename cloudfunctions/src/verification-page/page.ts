import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { certificateTitles } from 'shared-types/certificates/certificate-kinds'
import { verdictLabels, type Verification } from 'shared-types/certificates/operations'
import type { CertificateContent } from '../certificates/content'
import { html, Html } from './html'
import { style } from './style'

dayjs.extend(utc)
dayjs.extend(timezone)

const EXPLANATIONS: Record<Verification['verdict'], string> = {
  genuine: '本证书由省中心签发，内容未被改动，目前有效。请与手中证书上的信息逐项比对。',
  superseded: '持有人已换发新的证书，本证书不再有效。请要求出示新证书。',
  revoked: '本证书已被签发机关撤销，不再有效。',
  unknown: '没有找到这份证书的签发记录。请确认二维码来自证书原件，谨防伪造。',
  altered: '文件与签发时不一致，内容可能被改动，请勿采信。',
  'on-register':
    '这份证书签发于电子证书启用之前。以下是省中心的登记信息，没有电子文件和数字签章，请与纸质原件逐项比对。',
}

export const MAX_PDF_MEGABYTES = 10

const ANSWERS = { valid: '通过', invalid: '不通过', unknown: '无法判断' } as const

const moment = (iso: string) => dayjs(iso).tz('Asia/Shanghai').format('YYYY-MM-DD HH:mm:ss')

/** What came of a code from the paper: the whole content, or null when it was not the right one. */
export interface CodeAnswer {
  content: CertificateContent | null
}

/** When the verdict was reached and where it is asked for again: a print of the page is worth what these say. */
export interface Asked {
  at: Date
  /** Of the verification page itself. */
  address: string
}

/** The page behind the QR code: verdict first, then the facts to compare, then how it was reached. */
export function verificationPage(
  it: Verification,
  token: string | undefined,
  asked: Asked,
  code?: CodeAnswer,
): string {
  return page(
    `${verdictLabels[it.verdict]} · 电子证书核验`,
    html`
      ${it.sandbox && html`<p class="sandbox">演示环境：由开发证书签发，不具法律效力。</p>`}
      <div class="verdict ${it.verdict}" role="status">
        <h1>${verdictLabels[it.verdict]}</h1>
        <p>${EXPLANATIONS[it.verdict]}</p>
        ${it.holder?.endReason ? html`<p>原因：${it.holder.endReason}（${moment(it.holder.endedOn ?? '')}）</p>` : null}
      </div>
      ${code?.content ? contentSection(code.content) : it.holder && holderSection(it.holder)}
      ${it.hasCode && token && !code?.content ? codeSection(token, code !== undefined) : null}
      ${it.facts && factsSection(it.facts)} ${questionsSection(it, asked)} ${uploadSection(token)}
    `,
  )
}

function holderSection(holder: NonNullable<Verification['holder']>): Html {
  return html`<section aria-labelledby="holder">
    <h2 id="holder">证书内容（部分隐去，用于比对）</h2>
    ${facts([
      ['证书名称', holder.title],
      ['姓名', holder.name],
      ['毕业院校', holder.school],
      ['学历', holder.educationLevel],
      ['专业', holder.major],
      ['报到单位', holder.receivingUnit],
      ['签发日期', holder.issuedOn],
    ])}
  </section>`
}

function contentSection(it: CertificateContent): Html {
  return html`<section aria-labelledby="holder">
    <h2 id="holder">证书内容（查验码正确，显示全部）</h2>
    ${facts([
      ['证书名称', certificateTitles[it.kind]],
      ['姓名', it.name],
      ['性别', it.sex],
      ['毕业院校', it.school],
      ['学历', it.educationLevel],
      ['学制', it.studyYears && `${it.studyYears} 年`],
      ['专业', it.major],
      ['报到单位', it.receivingUnit],
      ['单位地址', it.receivingAddress],
      ['报到期限', `${it.reportFrom} 至 ${it.reportTo}`],
      ['档案材料', it.archiveNote],
      ['备注', it.remark || '无'],
      ['签发日期', it.issuedOn],
      ['签发机关', it.authority],
    ])}
  </section>`
}

/** The same sentence whatever is wrong with the code. */
function codeSection(token: string, isRefused: boolean): Html {
  return html`<section class="screen" aria-labelledby="whole">
    <h2 id="whole">查看完整内容</h2>
    <form method="post" action="/v/${token}">
      ${isRefused && html`<p class="refused" role="alert" id="refused">查验码不正确，请对照证书重新输入。</p>`}
      <label for="code">输入证书二维码下方印的 8 位查验码，可查看未隐去的内容：</label>
      <input
        id="code"
        name="code"
        maxlength="20"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        ${isRefused && new Html('aria-invalid="true" aria-describedby="refused"')}
        required
      />
      <button type="submit">查看完整内容</button>
    </form>
  </section>`
}

function factsSection(it: NonNullable<Verification['facts']>): Html {
  return html`<section aria-labelledby="seal">
    <h2 id="seal">签章信息</h2>
    ${facts([
      ['印章名称', it.sealName],
      ['数字证书单位', it.certificateAuthority],
      ['印章类型', it.sealType],
      ['签章时间', moment(it.signedAt)],
      ['证书编号', it.number],
      ['文档摘要', `SHA-256 ${it.digest}`],
    ])}
  </section>`
}

function facts(rows: readonly (readonly [string, string])[]): Html {
  return html`<dl>
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}

function questionsSection(it: Verification, { at, address }: Asked): Html {
  return html`<section aria-labelledby="questions">
    <h2 id="questions">核验过程</h2>
    <ul>
      ${it.questions.map(
        (row) =>
          html`<li class="${row.answer}">
            <b>${ANSWERS[row.answer]}</b><span>${row.question}：${row.reason}</span>
          </li>`,
      )}
    </ul>
    <p class="asked">核验时间：${moment(at.toISOString())}（北京时间）</p>
    <p class="asked printed">核验网址：${address}</p>
  </section>`
}

function uploadSection(token: string | undefined): Html {
  return html`<section class="screen" aria-labelledby="upload">
    <h2 id="upload">核验 PDF 文件</h2>
    <form method="post" action="/v/check" enctype="multipart/form-data">
      ${token ? html`<input type="hidden" name="token" value="${token}" />` : null}
      <label for="file"
        >选择收到的电子证书（PDF，不超过 ${MAX_PDF_MEGABYTES} MB），核验是否为签发的原文件：</label
      >
      <input id="file" type="file" name="file" accept="application/pdf" required />
      <button type="submit">核验文件</button>
    </form>
  </section>`
}

/** A plain sentence where there is nothing to verify: bad uploads, too many tries. `again` is where to try once more. */
export function messagePage(title: string, message: string, again?: string): string {
  return page(
    title,
    html`<div class="verdict superseded" role="alert">
        <h1>${title}</h1>
        <p>${message}</p>
        ${again ? html`<p><a href="${again}">重新核验</a></p>` : null}
      </div>
      ${uploadSection(undefined)}`,
  )
}

/** Behind the QR of every 样张. */
export const samplePage = () =>
  messagePage(
    '样张，不是证书',
    '这个二维码印在证书样张上。样张只用于展示版式，没有签章，不能证明任何事项。',
  )

/** Where an employer starts who holds a file but no QR code. */
export function startPage(): string {
  return page(
    '电子证书核验',
    html`<section>
        <h1>电子证书核验</h1>
        <p>请扫描证书上的二维码，或上传收到的 PDF 文件。无需登录。</p>
      </section>
      ${uploadSection(undefined)}`,
  )
}

function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <header>毕业通 · 电子证书核验</header>
        <main>${body}</main>
        <footer>核验结果以本页面实时显示为准。请确认浏览器地址栏为官方域名。</footer>
      </body>
    </html>`.text
}
