/** Downloads of the whole: so many a minute for each address, so many at the same time for all. */
export const DOWNLOADS = { perMinute: 10 }
export const MOST_AT_ONCE = 4
