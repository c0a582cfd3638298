import { day, type WorkCalendar } from '@zhengheng/core'
import { Type } from 'typebox'
import { readData } from '../data/read.ts'
import { DayText, EvidenceShape } from '../data/shapes.ts'

const CalendarShape = Type.Object({
  evidence: EvidenceShape,
  source: Type.String(),
  licence: Type.String(),
  notices: Type.Record(Type.String(), Type.Array(Type.String())),
  publishedUntil: DayText,
  weekend: Type.Array(Type.Integer({ minimum: 0, maximum: 6 })),
  holidays: Type.Array(DayText),
  workedRestDays: Type.Array(DayText),
})

/** Working days after the State Council's yearly notices, which the data names year by year. */
export function readCalendar(): WorkCalendar {
  const data = readData('calendar.json', CalendarShape)
  return {
    weekend: data.weekend,
    holidays: new Set(data.holidays.map(day)),
    workedRestDays: new Set(data.workedRestDays.map(day)),
    publishedUntil: day(data.publishedUntil),
  }
}
