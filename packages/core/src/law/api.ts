import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { DayText, NameShape } from '../api/shapes.ts'

const EvidenceShape = Type.Union([Type.Literal('confirmed'), Type.Literal('recalled')])
const TextId = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'The id of a text in the legal catalogue.',
  examples: ['reg-cnca'],
})
const ArticleText = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'An article, or an item of one in brackets, in the numbering of the day.',
  examples: ['59(4)'],
})
const OnInput = { on: Type.Optional(DayText) }

const VersionShape = Type.Object({
  version: Type.String(),
  from: DayText,
  /** The last day, inclusive; null while it is in force. */
  to: Type.Union([DayText, Type.Null()]),
  number: Type.Optional(Type.String()),
  evidence: EvidenceShape,
})

/** `in-force`, `not-yet`, `ended`, or `no-days` where the days are not on file. */
const TextState = Type.Union([
  Type.Literal('in-force'),
  Type.Literal('not-yet'),
  Type.Literal('ended'),
  Type.Literal('no-days'),
])

const HeadFields = {
  id: Type.String(),
  name: NameShape,
  level: Type.String(),
  number: Type.Optional(Type.String()),
  issuer: Type.Optional(Type.String()),
  state: TextState,
  version: Type.Optional(VersionShape),
  replacedBy: Type.Optional(Type.String()),
  evidence: EvidenceShape,
  source: Type.String(),
}

export const LawHeadShape = Type.Object(HeadFields)
/** A text of the law, as it stood on a day. */
export type LawHead = Static<typeof LawHeadShape>

const RelianceShape = Type.Object({
  kind: Type.String(),
  of: Type.String(),
  name: NameShape,
  part: Type.Optional(Type.String()),
  partName: Type.Optional(NameShape),
})
/** A place of the pack that relies on an article. */
export type LawReliance = Static<typeof RelianceShape>

const UseShape = Type.Object({
  use: Type.Optional(NameShape),
  evidence: EvidenceShape,
  /** Articles in which the same rule stood, or stands, on other days. */
  elsewhere: Type.Array(
    Type.Object({
      article: Type.String(),
      from: Type.Union([DayText, Type.Null()]),
      to: Type.Union([DayText, Type.Null()]),
    }),
  ),
})

export const LawArticleShape = Type.Object({
  article: Type.String(),
  uses: Type.Array(UseShape),
  reliedOnBy: Type.Array(RelianceShape),
})
/** An article of the version of a day: what it is relied on for, in our own words, and by what. */
export type LawArticle = Static<typeof LawArticleShape>

const StandingText = Type.String({
  description: 'in-force, unlisted, moved, not-yet, ended, no-days or no-text.',
})

export const LawShape = Type.Object({
  ...HeadFields,
  on: DayText,
  versions: Type.Array(VersionShape),
  earlierUnknown: Type.Boolean(),
  replaces: Type.Optional(NameShape),
  articles: Type.Array(LawArticleShape),
  /** How the article that was asked for stands on the day, and where its rule is now. */
  asked: Type.Optional(
    Type.Object({ article: Type.String(), standing: StandingText, articles: Type.Array(Type.String()) }),
  ),
  address: Type.Optional(Type.String()),
  note: Type.Optional(NameShape),
  gaps: Type.Array(Type.Object({ what: NameShape, needed: NameShape })),
})
export type LawView = Static<typeof LawShape>

const LawFindingShape = Type.Object({
  ...RelianceShape.properties,
  basis: Type.Object({
    instrument: Type.String(),
    article: Type.String(),
    numbering: Type.Optional(Type.String()),
    /** A day on which the article had this number. */
    on: DayText,
    title: NameShape,
  }),
  standing: StandingText,
  articles: Type.Array(Type.String()),
  successor: Type.Optional(Type.Object({ id: Type.String(), name: NameShape })),
})
export type LawFindingView = Static<typeof LawFindingShape>

export const LawReviewShape = Type.Object({
  on: DayText,
  looked: Type.Integer(),
  obsolete: Type.Array(LawFindingShape),
  unjudged: Type.Array(LawFindingShape),
})
export type LawReviewView = Static<typeof LawReviewShape>

/** Texts that were law, or not, on a day; today by default. */
export const listLaw = endpoint({
  name: 'listLaw',
  summary: 'The texts of the legal catalogue, as of a day',
  method: 'GET',
  path: '/api/v1/law',
  input: Type.Object({
    ...OnInput,
    level: Type.Optional(Type.String({ maxLength: 60, description: 'Only texts of this level.', examples: ['law'] })),
  }),
  answer: Type.Object({ on: DayText, items: Type.Array(LawHeadShape) }),
  problems: ['invalid-input'],
})

/** References of the pack to texts or articles that are not in force on the day on which they are relied on. */
export const reviewLaw = endpoint({
  name: 'reviewLaw',
  summary: 'References to law that is out of date, and those that cannot be judged, as of a day',
  method: 'GET',
  path: '/api/v1/law/review',
  input: Type.Object(OnInput),
  answer: LawReviewShape,
  problems: ['invalid-input'],
})

/** A text with its versions, its articles on the day and what relies on them. The words of the law are not on file. */
export const lookUpLaw = endpoint({
  name: 'lookUpLaw',
  summary: 'A text of the law: its versions, the articles relied on and by what, as of a day',
  method: 'GET',
  path: '/api/v1/law/:id',
  input: Type.Object({ id: TextId, ...OnInput, article: Type.Optional(ArticleText) }),
  answer: LawShape,
  problems: ['not-found', 'invalid-input'],
})
