// @ts-check

/**
 * Rows as the boards send them, as far as the pages read them. Fields that may be unknown are
 * optional: a row leaves out what is null.
 *
 * @typedef {{ n?: number, under?: number }} Count
 * @typedef {{ days?: number, n?: number, under?: number, asOf: string, note?: string }} Wait
 * @typedef {{ first?: string, third?: string, free: number, weeks: number[], weeksOnline: number[] }} Places
 * @typedef {{ id: string, reason: string, announcedOn: string, from: string, until?: string, note?: string,
 *   careQuestions: string[], ageClasses: string[], insurers: string[], total: boolean, holds: boolean }} Stop
 *
 * @typedef {object} WaitsRow
 * @property {string} key
 * @property {{ id: string, name: string, kind: string }} organization
 * @property {{ id: string, name: string, place?: string, municipality?: string, postcode?: string,
 *   latitude?: number, longitude?: number }} location
 * @property {string} name
 * @property {string} category
 * @property {string[]} careQuestions
 * @property {string[]} echelons
 * @property {string[]} ageClasses
 * @property {string[]} languages
 * @property {string[]} deliveries
 * @property {string[]} [insurers]
 * @property {boolean} waitingListFirst
 * @property {string} [note]
 * @property {boolean} archive
 * @property {Stop[]} stops
 * @property {Record<string, Places>} places
 * @property {{ third?: string }} [treatmentPlaces]
 * @property {string} firstWeek
 * @property {string} horizon
 * @property {Record<string, Wait>} computed
 * @property {Record<string, Wait>} reported
 * @property {Record<string, number>} [norms]
 * @property {Record<string, any>} [waiting]
 * @property {string} confirmedAt
 * @property {string} staleAt
 * @property {string} withdrawnAt
 *
 * @typedef {object} SlotRow
 * @property {string} key
 * @property {string} service
 * @property {string} serviceName
 * @property {string} organization
 * @property {string} kind
 * @property {string} start
 * @property {string} end
 * @property {number} capacity
 * @property {number} free
 * @property {string} allotment
 * @property {string} delivery
 * @property {number} [version]
 * @property {number} [held]
 * @property {{ hold: string, kind: string, until: string, by?: string }[]} [holds]
 * @property {{ claim: string, position?: string, at?: string, outcome?: string, code?: string, byName?: string }[]} [claims]
 * @property {"FREE" | "HELD" | "TAKEN" | "STARTED" | "WITHDRAWN"} state
 *
 * @typedef {object} ReferralRow
 * @property {string} key
 * @property {string} code
 * @property {{ id: string, name: string }} [by]
 * @property {string} service
 * @property {string} serviceName
 * @property {string} organizationName
 * @property {string} [locationName]
 * @property {string} careQuestion
 * @property {string} urgency
 * @property {string} ageClass
 * @property {string} madeOn
 * @property {string} registeredAt
 * @property {string} state
 * @property {{ slot: string, claim: string, start: string, end: string, delivery: string }} [place]
 * @property {string} [normOn]
 * @property {{ received: boolean, receivedAt?: string, warnAt?: string, dueAt?: string, overdue?: boolean }} [letter]
 * @property {string} [refused]
 * @property {string} [closed]
 * @property {number} [version]
 */

export {};
