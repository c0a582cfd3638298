/** Nobody has to give a name; so what one address may send is limited. */
export const REPORTS_A_MINUTE = { perMinute: 20 }
